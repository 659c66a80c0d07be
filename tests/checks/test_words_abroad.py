"""Own contribution, grant and costs are known in the languages of the partners."""

from __future__ import annotations

import pytest

from cofin.checks.arithmetic.words import fold
from cofin.checks.budget_rules.words import Kind, kind_of
from cofin.checks.words import Role, said


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        # German
        ("Eigenmittel (25 %)", Kind.OWN),
        ("Eigenanteil", Kind.OWN),
        ("Kofinanzierung", Kind.OWN),
        ("EU-Kofinanzierung", Kind.EU),
        ("EU-Zuschuss", Kind.EU),
        ("EU-Förderung (75 %)", Kind.EU),
        ("Beantragte Zuwendung", Kind.REQUESTED),
        ("Fördersatz", Kind.RATE),
        ("Förderfähige Gesamtkosten", Kind.ELIGIBLE),
        ("Nicht förderfähige Kosten", Kind.INELIGIBLE),
        ("Summe direkte Kosten", Kind.DIRECT),
        ("Gemeinkosten 25 %", Kind.INDIRECT),
        ("Gesamtkosten", Kind.TOTAL),
        # French
        ("Contribution propre", Kind.OWN),
        ("Fonds propres", Kind.OWN),
        ("Cofinancement", Kind.OWN),
        ("Subvention de l'UE", Kind.EU),
        ("Contribution de l’Union européenne", Kind.EU),
        ("Subvention demandée", Kind.REQUESTED),
        ("Taux de financement", Kind.RATE),
        ("Total des coûts éligibles", Kind.ELIGIBLE),
        ("E. Coûts indirects (25 %)", Kind.INDIRECT),
        ("Total coûts directs", Kind.DIRECT),
        # Italian
        ("Risorse proprie", Kind.OWN),
        ("Cofinanziamento", Kind.OWN),
        ("Contributo UE", Kind.EU),
        ("Cofinanziamento dell'Unione europea", Kind.EU),
        ("Contributo richiesto", Kind.REQUESTED),
        ("Costi indiretti 7%", Kind.INDIRECT),
        ("Totale costi diretti", Kind.DIRECT),
        ("Costo totale", Kind.TOTAL),
        # Spanish
        ("Fondos propios", Kind.OWN),
        ("Cofinanciación", Kind.OWN),
        ("Aportación propia", Kind.OWN),
        ("Subvención de la UE", Kind.EU),
        ("Subvención solicitada", Kind.REQUESTED),
        ("Total costes subvencionables", Kind.ELIGIBLE),
        # Polish
        ("Wkład własny", Kind.OWN),
        ("Dofinansowanie UE (75%)", Kind.EU),
        ("Kwota dofinansowania", Kind.EU),
        ("Poziom dofinansowania", Kind.RATE),
        ("Koszty pośrednie 7%", Kind.INDIRECT),
        ("Koszty bezpośrednie", Kind.DIRECT),
        ("Wydatki kwalifikowalne", Kind.ELIGIBLE),
        # Turkish
        ("Kendi katkımız", Kind.OWN),
        ("Eş finansman katkısı", Kind.OWN),
        ("Özkaynak", Kind.OWN),
        ("AB hibesi", Kind.EU),
        ("Hibe tutarı", Kind.EU),
        ("AB fonu", Kind.EU),
        # a share, a base and a sentence are none of them
        ("Eigenanteil in %", None),
        ("Wkład własny %", None),
        ("Summe direkte Kosten ohne Gemeinkosten", None),
        ("Zuschuss der Stadt", None),
        ("Reise zum Kick-off", None),
    ],
)
def test_words_of_figures_abroad(label: str, kind: Kind | None) -> None:
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
    assert said(heading).role is Role.AMOUNT
    assert said(f"{heading} (%)").role is Role.RATE
