"""The words for what a period takes over from the one before, and leaves to the next one."""

from __future__ import annotations

import re

_AT = r"(zu|zum|am) (jahres|monats|perioden)?"
#: Not ``Vortrag`` or ``Report`` alone, which are a lecture and a deliverable as well.
_OPENING = re.compile(
    r"\b(opening|initial|starting|beginning|previous) (\w+ )?balance\b"
    r"|\b(balance|cash|funds|money) (at|in) (the )?(start|beginning)\b"
    r"|\b(brought|carried) (forward|over)\b|\bcarry ?over\b|\bb f$"
    r"|\bunspent (\w+ )?(from|of) (the )?(previous|last|prior)\b"
    r"|\bdev(ir|ri|reden|redilen)\b|\bacilis bakiye\w*|\bdonem basi\b"
    r"|\b(saldo|kassen|rest|bestands|mittel)vortrag\b|\bvortrag (aus|vom|von)\b|\b\w*ubertrag\b"
    r"|\b(anfangs|eroffnungs)(bestand|saldo|guthaben)\b"
    rf"|\b(rest|\w*bestand|saldo|guthaben) ({_AT}(beginn|anfang)|(aus |im )?vorjahr)\b"
    r"|\bsolde (initial|anterieur|precedent|reporte|d ouverture|(de|en|au) debut)\b"
    r"|\breport (a nouveau|de|du|n 1)\b|\btresorerie (initiale|(de|en|au) debut)\b"
    r"|\b(saldo|remanente) (inicial|anterior|de apertura)\b"
    r"|\bsaldo (iniziale|precedente|di apertura)\b|\briporto\b"
    r"|\bsaldo (poczatkowe|otwarcia)\b|\bstan poczatkowy\b|\b(begin|openings)saldo\b"
)
_CLOSING = re.compile(
    r"\b(closing|ending|year end|month end) (\w+ )?balance\b"
    r"|\b(balance|cash|funds|money|unspent) (at|in) (the )?(\w+ )?end\b"
    r"|\bkapanis bakiye\w*|\bdonem sonu\b|\b(end|schluss)(bestand|saldo)\b"
    rf"|\b(rest|\w*bestand|saldo|guthaben) {_AT}ende\b"
    r"|\bsolde (de cloture|(de|en) fin)\b|\btresorerie (finale|(de|en) fin)\b"
    r"|\bsaldo (final|finale|de cierre|di chiusura|koncowe|zamkniecia)\b|\bstan koncowy\b"
    r"|\beindsaldo\b"
)


def says_opening(folded: str) -> bool:
    """Whether the words name what there was before: ``Opening balance``, ``Devir``."""
    return _OPENING.search(folded) is not None


def says_closing(folded: str) -> bool:
    """Whether the words name what is left at an end: ``Closing balance``, ``Endbestand``."""
    return _CLOSING.search(folded) is not None
