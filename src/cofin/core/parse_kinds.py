"""One rule per kind of field: what a value becomes, or why it is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from cofin.core.countries import country_code
from cofin.core.parse_known import Known
from cofin.core.parse_numbers import Rule, amount, exact, flag, ratio, whole
from cofin.core.parse_problems import Refused, Vocabulary, quoted, shown
from cofin.core.parse_words import an_id, choice, reference, unknown, written
from cofin.core.schema import FIRST_DAY, LAST_DAY, Field, Kind
from cofin.rules.kinds import LONGEST_TEXT
from cofin.rules.tables import OUTERMOST
from cofin.text import ISO_DAY, Lang, say

LARGEST_COUNT = 100_000
LONGEST_MONTHS = 600  # fifty years: the useful life of a building

_LARGEST = {"duration_months": 120}  # tighter than the kind of the field
_ONE_LINE = {"acronym", "title", "name", "short_name", "unit"}
_LONGEST_NAME = 300
_LONGEST_ACTIVITY = 100

#: Control characters but tab and line feed, marks that reverse the reading direction, and
#: what no XML (that is, no workbook) can hold.
_UNPRINTABLE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_REGION = re.compile(r"[A-Z]{2}[A-Z0-9]{2}")
_TYPED_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


def rule_for(field: Field, known: Known) -> Rule[object]:
    """The rule of a field; it raises ``Refused`` and returns what the model holds."""
    rule = _rule_of_kind(field, known)
    if field.default == "" and field.kind is not Kind.TEXT:
        return _or_empty(rule)
    return rule


def largest_count(field: Field) -> int:
    """The largest whole number that a field may hold."""
    return _LARGEST.get(field.key, LARGEST_COUNT)


def _rule_of_kind(field: Field, known: Known) -> Rule[object]:
    match field.kind:
        case Kind.MONEY:
            return amount(2)
        case Kind.PRICE | Kind.QUANTITY:
            return amount(4)
        case Kind.NUMBER:
            return exact
        case Kind.COUNT:
            return whole(0, largest_count(field))
        case Kind.MONTH:
            return whole(1, LONGEST_MONTHS)
        case Kind.PERCENT:
            return ratio(2)
        case Kind.TEXT:
            return _text(field)
        case Kind.FLAG:
            return flag
        case Kind.DATE:
            return _date
        case Kind.CHOICE:
            return choice(field)
        case Kind.ID:
            return an_id
        case Kind.COUNTRY:
            return _country(known)
        case Kind.HOST:
            return _host(known)
        case Kind.REGION:
            return _region
        case Kind.PARTNER if known.other_partners and not field.required:
            return _partner_anywhere(known)
        case Kind.ACTIVITY if not known.activities.words:  # nothing to judge it by
            return _own_words
        case _:
            return reference(field.kind, known)


def _partner_anywhere(known: Known) -> Rule[str]:
    """A partner listed here, as it is declared, or any other id."""
    return lambda value: known.partners.spelled(typed := an_id(value)) or typed


def _or_empty(rule: Rule[object]) -> Rule[object]:
    return lambda value: "" if value == "" else rule(value)


def _text(field: Field) -> Rule[str]:
    one_line = field.key in _ONE_LINE
    longest = _LONGEST_NAME if one_line else LONGEST_TEXT

    def rule(value: object) -> str:
        if not isinstance(value, str):
            raise Refused("not_text", value=shown(value))
        if field.required:
            written(value)
        return _printable(value, longest, one_line=one_line)

    return rule


def _own_words(value: object) -> str:
    """The activity of a work package in a call that lists none; blanks around it go."""
    return _printable(written(value).strip(), _LONGEST_ACTIVITY, one_line=True)


def _printable(value: str, longest: int, *, one_line: bool) -> str:
    text = value.replace("\r\n", "\n")
    if found := _UNPRINTABLE.search(text):
        raise Refused("control_character", code=f"U+{ord(found[0]):04X}", at=found.start() + 1)
    if len(text) > longest:
        raise Refused("too_long", length=len(text), limit=longest)
    if one_line and "\n" in text:
        raise Refused("not_one_line", value=quoted(text))
    return text


def _date(value: object) -> date:
    """A day; text only as JSON has to write it (2022-02-01), for it has no dates."""
    found: date | None = None
    match value:
        case datetime():
            if value.time() == time.min and value.tzinfo is None:
                found = value.date()
        case date():
            found = value
        case str():
            if iso := ISO_DAY.fullmatch(written(value)):
                found = _day(*iso.groups())
    if found is None:
        raise Refused("not_a_date", value=shown(value), suggestion=_date_meant(value))
    if not FIRST_DAY <= found <= LAST_DAY:
        raise Refused("date_far_away", value=found, first=FIRST_DAY.year, last=LAST_DAY.year)
    return found


def _date_meant(value: object) -> str:
    """The day that ``01.02.2022`` or ``1/2/2022`` stands for, the day of the month first."""
    typed = _TYPED_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    meant = _day(*reversed(typed.groups())) if typed else None
    return meant.isoformat() if meant else ""


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _country(known: Known) -> Rule[str]:
    def rule(value: object) -> str:
        text = written(value)
        code = country_code(text)
        if code in known.countries:
            return code
        raise Refused(
            "unknown_country", value=quoted(text), suggestion=known.countries.nearest(text)
        )

    return rule


def _host(known: Known) -> Rule[str]:
    def rule(value: object) -> str:
        text = written(value)
        code = country_code(text)
        if code in known.hosts:
            return code
        if not known.hosts.words:
            raise Refused("no_lump_sums", call=known.profile.id)
        refused = unknown("unknown_host", text, known.hosts)
        refused.values["words"] = {lang.value: _hosts(known.hosts, lang) for lang in Lang}
        raise refused

    return rule


def _hosts(hosts: Vocabulary, lang: Lang) -> str:
    """All codes; the one of this table alone says nothing by itself."""
    outermost = say("project.outermost", lang)
    return ", ".join(outermost if word == OUTERMOST else word for word in hosts.words)


def _region(value: object) -> str:
    """A code of the right shape; whether it is one is asked where the country is known."""
    text = written(value)
    code = text.upper() if text.isascii() else text
    if not _REGION.fullmatch(code):
        near = code[:4] if re.fullmatch(r"[A-Z]{2}[A-Z0-9]{3}", code) else ""
        raise Refused("not_a_region", value=quoted(text), suggestion=near)
    return code
