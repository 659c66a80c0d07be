"""Own contribution, grant and costs are known in the languages of the partners."""

from __future__ import annotations

import pytest

from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.sums import fold


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        # German
        ("Eigenmittel (25 %)", FigureKind.OWN),
        ("Eigenanteil", FigureKind.OWN),
        ("Kofinanzierung", FigureKind.OWN),
        ("EU-Kofinanzierung", FigureKind.EU),
        ("EU-Zuschuss", FigureKind.EU),
        ("EU-Förderung (75 %)", FigureKind.EU),
        ("Beantragte Zuwendung", FigureKind.REQUESTED),
        ("Fördersatz", FigureKind.RATE),
        ("Förderfähige Gesamtkosten", FigureKind.ELIGIBLE),
        ("Nicht förderfähige Kosten", FigureKind.INELIGIBLE),
        ("Summe direkte Kosten", FigureKind.DIRECT),
        ("Gemeinkosten 25 %", FigureKind.INDIRECT),
        ("Gesamtkosten", FigureKind.TOTAL),
        # French
        ("Contribution propre", FigureKind.OWN),
        ("Fonds propres", FigureKind.OWN),
        ("Cofinancement", FigureKind.OWN),
        ("Subvention de l'UE", FigureKind.EU),
        ("Contribution de l’Union européenne", FigureKind.EU),
        ("Subvention demandée", FigureKind.REQUESTED),
        ("Taux de financement", FigureKind.RATE),
        ("Total des coûts éligibles", FigureKind.ELIGIBLE),
        ("E. Coûts indirects (25 %)", FigureKind.INDIRECT),
        ("Total coûts directs", FigureKind.DIRECT),
        # Italian
        ("Risorse proprie", FigureKind.OWN),
        ("Cofinanziamento", FigureKind.OWN),
        ("Contributo UE", FigureKind.EU),
        ("Cofinanziamento dell'Unione europea", FigureKind.EU),
        ("Contributo richiesto", FigureKind.REQUESTED),
        ("Costi indiretti 7%", FigureKind.INDIRECT),
        ("Totale costi diretti", FigureKind.DIRECT),
        ("Costo totale", FigureKind.TOTAL),
        # Spanish
        ("Fondos propios", FigureKind.OWN),
        ("Cofinanciación", FigureKind.OWN),
        ("Aportación propia", FigureKind.OWN),
        ("Subvención de la UE", FigureKind.EU),
        ("Subvención solicitada", FigureKind.REQUESTED),
        ("Total costes subvencionables", FigureKind.ELIGIBLE),
        # Polish
        ("Wkład własny", FigureKind.OWN),
        ("Dofinansowanie UE (75%)", FigureKind.EU),
        ("Kwota dofinansowania", FigureKind.EU),
        ("Poziom dofinansowania", FigureKind.RATE),
        ("Koszty pośrednie 7%", FigureKind.INDIRECT),
        ("Koszty bezpośrednie", FigureKind.DIRECT),
        ("Wydatki kwalifikowalne", FigureKind.ELIGIBLE),
        # Turkish
        ("Kendi katkımız", FigureKind.OWN),
        ("Eş finansman katkısı", FigureKind.OWN),
        ("Özkaynak", FigureKind.OWN),
        ("AB hibesi", FigureKind.EU),
        ("Hibe tutarı", FigureKind.EU),
        ("AB fonu", FigureKind.EU),
        # a share, a base and a sentence are none of them
        ("Eigenanteil in %", None),
        ("Wkład własny %", None),
        ("Summe direkte Kosten ohne Gemeinkosten", None),
        ("Zuschuss der Stadt", None),
        ("Reise zum Kick-off", None),
    ],
)
def test_words_of_figures_abroad(label: str, kind: FigureKind | None) -> None:
    assert kind_of(fold(label)) is kind


@pytest.mark.parametrize(
    "heading",
    [
        *("Eigenmittel", "Eigenanteil", "Kofinanzierung (EUR)", "Zuwendungsbetrag"),
        *("Fonds propres", "Cofinancement", "Risorse proprie", "Cofinanziamento UE"),
        *("Fondos propios", "Cofinanciación", "Wkład własny (EUR)", "Dofinansowanie", "Öz kaynak"),
    ],
)
def test_headings_abroad_are_of_amounts(heading: str) -> None:
    assert heading_meaning(heading).role is Role.AMOUNT
    assert heading_meaning(f"{heading} (%)").role is Role.RATE
