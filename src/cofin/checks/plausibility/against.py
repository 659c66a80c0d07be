"""What differs between a sheet and the coordinator's workbook, where it must not.

A partner fills in its own lines and sources.  Who it is, the work packages, the dates, the
rates of the call and the template are the coordinator's: a difference there means an older
sheet, a slip, or a sheet of another project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.placed_lines import short
from cofin.checks.subject import FileKind, Subject
from cofin.core.citation import label_of, show_scalar
from cofin.core.model import Partner, Project, WorkPackage
from cofin.core.parse_problems import FieldPath
from cofin.text import Lang, Value, say, written

#: What a partner's own row says of it; what it asks for is its own affair.
_IDENTITY = ("name", "short_name", "country", "region", "role", "legal_form", "platform")
_GRAVE = ("name", "country", "role")

_PACKAGE = ("title", "lead", "start_month", "end_month", "activity")
#: Fields whose values are words of somebody's own, with commas among them.
_QUOTED = ("name", "title", "acronym")
_PROJECT = ("acronym", "title", "start", "duration_months")


def _told(key: str, what: str, **values: Value) -> Mapping[str, str]:
    """A sentence in each language with the name of a field in that language."""
    return {
        lang.value: say(
            key,
            lang,
            what=say(what, lang),
            **{name: _in(v, lang) for name, v in values.items()},
        )
        for lang in Lang
    }


def _in(value: Value, lang: Lang) -> Value:
    return written(value, lang) if isinstance(value, str) else value


def _as_said(what: str, value: object) -> Value:
    """A value in a sentence: nothing is named, a choice has its word, a title quotation marks."""
    if value is None or value == "":
        return said("doubt.nothing")
    if isinstance(value, StrEnum):
        return said(f"choice.{value.value.replace('-', '_')}")
    return f"“{shown(value)}”" if what.endswith(_QUOTED) else shown(value)


def shown(value: object) -> str:
    """A value as it stands in a file; the same in every language."""
    if value is None or value == "":
        return "-"
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else short(str(value))


def _differs(
    place: tuple[str, str],
    label: str,
    what: str,
    values: tuple[object, object],
    severity: Severity | None,
) -> Finding:
    found, expected = map(shown, values)
    here, there = (_as_said(what, value) for value in values)
    reason = _told("doubt.differs", what, found=here, expected=there)
    return Finding(*place, label, found, expected, values={"reason": reason}, severity=severity)


def partner_differences(subject: Subject) -> Iterator[Finding]:
    """Partners whom the coordinator's workbook lists otherwise, or does not list (P06)."""
    master = subject.master.project if subject.master else None
    if master is None or subject.project is None:
        return
    known = {partner.id: (n, partner) for n, partner in enumerate(master.partners, 1)}
    for number, partner in enumerate(subject.project.partners, 1):
        if partner.id in known:
            yield from _one_partner(subject, number, partner, known[partner.id])
        elif not is_left_out(subject.master, "partner"):
            yield _stranger(subject, number, partner, master)
    if subject.kind is FileKind.CONSORTIUM and not is_left_out(subject, "partner"):
        own = {partner.id for partner in subject.project.partners}
        names = {partner.name for partner in subject.project.partners if partner.id not in known}
        for partner in master.partners:  # one of another id is told there
            if partner.id not in own and partner.name not in names:
                sheet, _ = subject.place("partner", 1, "id")
                reason = _told("doubt.partner_missing", "column.partner_id", id=partner.id)
                yield Finding(sheet, "", partner.id, "-", partner.id, values={"reason": reason})


def is_left_out(subject: Subject | None, table: str) -> bool:
    """Whether a row of a table could not be read: whether something is missing is open."""
    return subject is not None and table in subject.unread.left_out


def _is_read(subject: Subject, here: FieldPath, there: FieldPath) -> bool:
    """Whether a field could be read in both workbooks."""
    master = subject.master
    is_lost = here in subject.unread.fields or (master and there in master.unread.fields)
    return not is_lost


def _one_partner(
    subject: Subject, number: int, here: Partner, known: tuple[int, Partner]
) -> Iterator[Finding]:
    other, there = known
    for key in _IDENTITY:
        found, expected = getattr(here, key), getattr(there, key)
        paths = (("partner", number, key), ("partner", other, key))
        if found != expected and _is_read(subject, *paths):
            place = subject.place("partner", number, key)
            severity = None if key in _GRAVE else Severity.WARNING
            yield _differs(place, here.id, f"column.partner_{key}", (found, expected), severity)


def _stranger(subject: Subject, number: int, partner: Partner, master: Project) -> Finding:
    """A partner with an id that the coordinator does not know, maybe of a name that it knows."""
    place = subject.place("partner", number, "id")
    same = next((other.id for other in master.partners if other.name == partner.name), "")
    known = tuple(other.id for other in master.partners)
    if same:
        return _differs(place, short(partner.name), "column.partner_id", (partner.id, same), None)
    reason = _told("doubt.partner_unknown", "column.partner_id", id=partner.id, known=known)
    return Finding(*place, short(partner.name), partner.id, values={"reason": reason})


# ---------------------------------------------------------------------------- P10


def project_differences(subject: Subject) -> Iterator[Finding]:
    """The project, its work packages, the rules and the template (P10)."""
    master = subject.master
    if master is None or subject.project is None or master.project is None:
        return
    here, there = subject.project, master.project
    yield from _unread(master)
    if here.call != there.call:
        place = subject.place("call")
        yield _differs(
            place, here.call, "project_sheet.call_id", (here.call, there.call), Severity.ERROR
        )
    for key in _PROJECT:
        values = (getattr(here, key), getattr(there, key))
        if values[0] != values[1] and _is_read(subject, ("project", key), ("project", key)):
            severity = Severity.ERROR if key == "acronym" else None
            place = subject.place("project", key)
            label = say(
                f"project_sheet.{key}", Lang(subject.layout.lang) if subject.layout else Lang.EN
            )
            yield _differs(place, label, f"project_sheet.{key}", values, severity)
    yield from _package_differences(subject, here, there)
    if here.call == there.call:
        yield from _rule_differences(subject, master)
    yield from _template_differences(subject, master)


def _unread(master: Subject) -> Iterator[Finding]:
    """Cells of the coordinator's workbook of which nothing can be said: it has errors itself."""
    unread = [p.where for p in master.problems if p.code.startswith("project.")]
    if unread and master.unread:
        told = said("doubt.master_unread", count=len(unread), place=unread[0], file=master.file)
        yield Finding(found=unread[0], values={"reason": told}, severity=Severity.WARNING)


def _package_differences(subject: Subject, here: Project, there: Project) -> Iterator[Finding]:
    known = {package.id: (n, package) for n, package in enumerate(there.work_packages, 1)}
    for number, package in enumerate(here.work_packages, 1):
        if package.id in known:
            yield from _one_package(subject, number, package, known[package.id])
        elif not is_left_out(subject.master, "work_package"):
            place = subject.place("work_package", number, "id")
            reason = _told("doubt.package_unknown", "column.work_package_id", id=package.id)
            yield Finding(*place, short(package.title), package.id, values={"reason": reason})
    own = {package.id for package in here.work_packages}
    for package in there.work_packages:
        if package.id not in own and not is_left_out(subject, "work_package"):
            sheet, _ = subject.place("work_package", 1, "id")
            reason = _told("doubt.package_missing", "column.work_package_id", id=package.id)
            label = short(package.title)
            yield Finding(sheet, "", label, "-", package.id, values={"reason": reason})


def _one_package(
    subject: Subject, number: int, here: WorkPackage, known: tuple[int, WorkPackage]
) -> Iterator[Finding]:
    other, there = known
    for key in _PACKAGE:
        values = (getattr(here, key), getattr(there, key))
        paths = (("work_package", number, key), ("work_package", other, key))
        if values[0] != values[1] and _is_read(subject, *paths):
            place = subject.place("work_package", number, key)
            yield _differs(place, here.id, f"column.work_package_{key}", values, None)


def _rule_differences(subject: Subject, master: Subject) -> Iterator[Finding]:
    """Parameters of the call that have another value here: somebody replaced them."""
    if subject.project is None or subject.result is None or master.result is None:
        return
    if is_left_out(subject, "override") or is_left_out(master, "override"):
        return
    mine, theirs = subject.result.rules, master.result.rules
    numbers = {(o.parameter, o.category): n for n, o in enumerate(subject.project.overrides, 1)}
    for key in sorted({*mine.replaced, *theirs.replaced}):
        found, expected = (rules.value(*key).value for rules in (mine, theirs))
        if found == expected:
            continue
        label, unit = label_of(theirs.profile, *key), theirs.profile.parameters[key[0]].unit
        reason = {
            lang.value: say(
                "doubt.rule_differs",
                lang,
                rule=label[lang],
                found=show_scalar(found, unit, lang),
                expected=show_scalar(expected, unit, lang),
            )
            for lang in Lang
        }
        is_here = key in numbers
        yield Finding(
            *(
                subject.place("override", numbers[key], "value")
                if is_here
                else _named(subject, ".".join(filter(None, ("rule", *key))))
            ),
            label=label[Lang.EN],
            found=shown(found),
            expected=shown(expected),
            values={"reason": reason},
            parameter="" if key[1] else key[0],  # a rule of one category is not that of all
            severity=Severity.ERROR,
        )


def _template_differences(subject: Subject, master: Subject) -> Iterator[Finding]:
    """An older layout than the coordinator's, or a share of the grant agreed before."""
    if subject.layout is None or master.layout is None:
        return
    versions = (subject.layout.version, master.layout.version)
    if 0 < versions[0] < versions[1]:
        place = _named(subject, "cofin.layout")
        yield _differs(place, subject.file, "project_sheet.layout", versions, None)
    texts = (_text(subject, "cofin.version"), _text(master, "cofin.version"))
    if texts[0] and texts[1] and texts[0] != texts[1]:
        place = _named(subject, "cofin.version")
        yield _differs(place, subject.file, "project_sheet.version", texts, Severity.NOTE)
    yield from _agreed(subject, master)


def _agreed(subject: Subject, master: Subject) -> Iterator[Finding]:
    """A share of the grant on the partner's sheet that the coordinator's workbook gives no more."""
    agreed = _text(subject, "cofin.agreed")
    if not agreed or subject.project is None or master.whole is None:
        return
    shares = {partner.id: partner.eu_contribution for partner in master.whole.partners}
    for partner in subject.project.partners[:1]:
        if partner.id in shares and Decimal(agreed) != shares[partner.id]:
            values = (Decimal(agreed), shares[partner.id])
            place = _named(subject, "cofin.agreed")
            yield _differs(place, partner.id, "project_sheet.agreed", values, Severity.NOTE)


def _named(subject: Subject, name: str) -> tuple[str, str]:
    """Sheet and cell of a single named cell."""
    key = subject.layout.scalars.get(name) if subject.layout else None
    return (key[0], a1(key[1], key[2])) if key else ("", "")


def _text(subject: Subject, name: str) -> str:
    key = subject.layout.scalars.get(name) if subject.layout else None
    sheet = subject.grid.sheet(key[0]) if key else None
    value = sheet.cell(key[1], key[2]).value if sheet and key else None
    return (
        format(value, "f")
        if isinstance(value, Decimal)
        else value
        if isinstance(value, str)
        else ""
    )
