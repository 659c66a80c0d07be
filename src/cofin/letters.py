"""Letters without regard to case, accents and the Turkish i, in one place for the whole program.

Python's own ``casefold`` makes of ``İ`` an i with a dot of its own, and of ``I`` no ``ı``: words
in Turkish capitals would be other words than the same in small letters.

Ids, and names of sheets, tables and names in a workbook, are no words: they are compared without
case alone (``casefold``), because two that differ in an accent are two to a spreadsheet as well.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

_I = str.maketrans("İIı", "iii")
_ONE_LETTER = str.maketrans("ıẞ", "iß")
_CAPITAL_I = str.maketrans("ıİ", "iI")
#: Letters that Unicode does not take apart.
_WHOLE = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"}
_SMALL = str.maketrans(_WHOLE)
_BOTH = str.maketrans({**_WHOLE, **{old.upper(): new.upper() for old, new in _WHOLE.items()}})


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """The text in small letters without accents; signs and blanks stay.

    >>> plain("TOPLAM MALİYET"), plain("Ilık"), plain("Łódź"), plain("Σύνολο")
    ('toplam maliyet', 'ilik', 'lodz', 'συνολο')
    """
    if text.isascii():
        return text.lower()
    small = text.translate(_I).casefold().translate(_SMALL)
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", small)))


@lru_cache(maxsize=1 << 14)
def caseless(text: str) -> str:
    """The text as spreadsheets compare it: letter by letter, whatever is a capital.

    Other than ``casefold`` it keeps ``ß`` and ``İ`` the one letter that they are, and finds
    ``hayır`` in ``HAYIR``.  That makes ``i`` and ``ı`` the same, as in LibreOffice; where only
    that tells two texts apart, programs do not agree (see ``are_disputed``).

    >>> caseless("HAYIR") == caseless("hayır"), caseless("İl") == caseless("il")
    (True, False)
    >>> caseless("STRASSE") == caseless("Straße"), caseless("ÉTÉ") == caseless("été")
    (False, True)
    """
    if text.isascii():
        return text.lower()
    return "".join(
        small if len(small := letter.casefold()) == 1 else letter
        for letter in text.translate(_ONE_LETTER)
    )


def are_disputed(one: str, other: str) -> bool:
    """Whether two texts differ in an ``i`` without its dot, or in ß, which not every program minds.

    >>> are_disputed("hayir", "hayır"), are_disputed("HAYIR", "hayır"), are_disputed("ı", "a")
    (True, False, False)
    >>> are_disputed("Straße", "STRASSE")
    True
    """
    if one.isascii() and other.isascii():
        return False
    if caseless(one) != caseless(other):
        return one.casefold() == other.casefold()
    return any({a, b} == {"i", "ı"} for a, b in zip(one, other, strict=True))


def transliterated(text: str) -> str:
    """The text in ASCII letters, capitals kept: ids and names of files are made of it.

    Letters without one in ASCII go.

    >>> transliterated("İP1"), transliterated("Çağrı"), transliterated("Łódź")
    ('IP1', 'Cagri', 'Lodz')
    """
    split = unicodedata.normalize("NFKD", text.translate(_CAPITAL_I).translate(_BOTH))
    return split.encode("ascii", "ignore").decode()
