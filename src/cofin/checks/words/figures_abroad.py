"""The same words, folded, in seven more languages, and further Turkish ones.

German, French, Italian, Spanish, Polish, Portuguese and Dutch.

Only what a label says as a whole, or names without a doubt: in these languages the words of
a rate, a part and a whole are joined, and a label that is not understood is never judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: After an amount's name a percent sign makes it a share: "Eigenanteil in %".
_NO_SHARE = r"(?! (in |en )?%)"
_SUM = r"(totaa?l\w* |summe |razem |suma )?(de |des |dei |delle |di |der |dos |das )?(los |las )?"
_EUR = r"( totaa?l\w*| gesamt| razem| ogolem| toplami?)?( eur)?$"
_THE_EU = r"(de |d |del |della |dell |da |z )?(la |l )?(ue|unii( europejskiej)?|uni\w+ europ\w+)"

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "rate": (
            r"\bforder(quote|satz)\b|\beu (satz|quote)\b|\binterventionssatz\b"
            r"|\btaux (de |d )?((co)?financement|subvention|intervention|remboursement)\b"
            r"|\btasso di (co)?finanziamento\b|\b(tasa|porcentaje) de (co)?financiacion\b"
            r"|\b(poziom|stopa|procent) (do|wspol)finansowania\b"
            r"|\btaxa de (co)?financiamento\b|\b(subsidie|financierings|steun)percentage\b"
        ),
        "maximum": (
            r"\bmaximale? (eu )?(forderung|zuwendung|zuschuss)\b|\bmax\w* eu (zuschuss|beitrag)\b"
            r"|\b(subvention|contribution) maximale\b|\bcontributo massimo\b|\bsubvencion maxima\b"
            r"|\b(subvencao|contribuicao) maxima\b|\bmaximale (eu )?(subsidie|bijdrage)\b"
        ),
        "requested": (
            r"\bbeantragte[rs]? (eu )?(forderung|zuwendung|zuschuss|mittel|beitrag)\b"
            r"|\b(subvention|contribution|aide)( ue)? (demandee|sollicitee)\b"
            r"|\b(contributo|finanziamento)( ue)? richiesto\b"
            r"|\b(subvencion|contribucion|ayuda)( ue)? solicitada\b"
            r"|\bwnioskowan[ea] (dofinansowanie|kwota)\b"
            r"|\b(subvencao|contribuicao)( ue)? solicitada\b"
            r"|\b(aan)?gevraagde (eu )?(subsidie|bijdrage)\b"
        ),
        "eu": (
            r"\beu (zuschuss|zuwendung|forderung|beitrag|anteil|mittel|fordermittel"
            rf"|(ko)?finanzierung)\b{_NO_SHARE}"
            rf"|\b(contribution|subvention|(co)?financement|participation|aide) {_THE_EU}\b"
            rf"|\b(contributo|sovvenzione|(co)?finanziamento|quota) {_THE_EU}\b{_NO_SHARE}"
            rf"|\b(contribucion|subvencion|ayuda|(co)?financiacion) {_THE_EU}\b"
            rf"|\b(dofinansowanie|wklad|wsparcie|srodki) {_THE_EU}\b{_NO_SHARE}"
            rf"|\b(contribuicao|subvencao|(co)?financiamento) {_THE_EU}\b{_NO_SHARE}"
            rf"|\beu (bijdrage|subsidie|(co)?financiering|steun)\b{_NO_SHARE}"
            r"|^(subvention|sovvenzione|subvencion|(kwota )?dofinansowani[ea])( eur)?$"
            r"|^(subvencao|subsidie)( eur)?$"
            r"|^hibe( tutari| miktari)?( eur)?$|\bab (fonu|finansmani|kaynagi|mali destegi)\b"
        ),
        "own": (
            rf"\beigen(mittel|anteil|beitrag|leistung(en)?|finanzierung)\b{_NO_SHARE}"
            r"|^(kofinanzierung|cofinancement|cofinanziamento|cofinanciacion|wspolfinansowanie)"
            r"( eur)?$|\b(contribution|part|participation) propre\b|\bapports? propres?\b"
            r"|\b(fonds|ressources|moyens) propres\b|\bauto(financement|finanziamento)\b"
            r"|\bautofinanciacion\b|\b(risorse|fondi|mezzi) proprie?\b"
            r"|\b(contributo|finanziamento) proprio\b|\b(quota|parte) propria\b"
            r"|\b(recursos|fondos|medios) propios\b"
            rf"|\b(aportacion|contribucion|financiacion) propia\b|\bwklad wlasny\b{_NO_SHARE}"
            rf"|\b(contribuicao|comparticipacao) propria\b{_NO_SHARE}|^cofinanciamento( eur)?$"
            r"|\b(recursos|fundos|meios) proprios\b|\bautofinanciamento\b|^cofinanciering( eur)?$"
            rf"|\beigen (bijdrage|middelen|financiering|inbreng)\b{_NO_SHARE}"
            r"|\bsrodki wlasne\b|\bkendi (katki|kaynak|pay)\w*|\bozkaynak\w*"
            r"|^es ?finansman( katkisi| payi| tutari)?( eur)?$"
        ),
        "ineligible": (
            r"\bnicht (forder|zuwendungs)fahig\w*|\b(non|no) (eligibles?|ammissibil\w+|elegibles?"
            r"|subvencionables?)\b|\binammissibil\w+|\bniekwalifikowa\w+"
            r"|\b(nao elegiv|inelegiv)e(l|is)\b|\bniet subsidiabele?\b"
        ),
        "eligible": (
            rf"^{_SUM}(forder|zuwendungs)fahige (gesamt)?(kosten|ausgaben){_EUR}"
            rf"|^{_SUM}(couts|depenses) (totaux )?eligibles{_EUR}"
            rf"|^{_SUM}(costi|spese) ammissibili{_EUR}"
            rf"|^{_SUM}(costes|gastos) (elegibles|subvencionables){_EUR}"
            rf"|^{_SUM}(koszty|wydatki) kwalifikowalne{_EUR}"
            rf"|^{_SUM}(custos|despesas) elegiveis{_EUR}"
            rf"|^{_SUM}subsidiabele (kosten|uitgaven){_EUR}"
        ),
        "direct": (
            rf"^{_SUM}direkte (kosten|ausgaben){_EUR}|^{_SUM}(couts|frais|depenses) directs{_EUR}"
            rf"|^{_SUM}costi diretti{_EUR}|^{_SUM}(costes|gastos) directos{_EUR}"
            rf"|^{_SUM}koszty bezposrednie{_EUR}"
            rf"|^{_SUM}custos dire(c)?tos{_EUR}|^{_SUM}directe (kosten|uitgaven){_EUR}"
        ),
        "total": (
            r"^(summe|gesamt|totale|totaal|razem|ogolem|suma)( eur)?$"
            r"|^gesamt(kosten|ausgaben|budget|summe)( des projekts)?( eur)?$"
            r"|^(total (general|des (couts|depenses))|(cout|budget) total)( du projet)?( eur)?$"
            r"|^(totale (generale|costi|spese)|costo totale)( del progetto)?( eur)?$"
            r"|^(total (de )?(costes|gastos)|coste total)( del proyecto)?( eur)?$"
            r"|^((koszty|wydatki) (ogolem|razem|calkowite)|koszt calkowity)( projektu)?( eur)?$"
            r"|^(custo total|total (dos |das )?(custos|despesas))( do projeto)?( eur)?$"
            r"|^(totale (kosten|uitgaven)|totaalbudget)( van het project)?( eur)?$"
        ),
    }
)
