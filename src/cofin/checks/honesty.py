"""M: what the checks themselves could do with the file; a clean result says no more than that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from cofin.checks.card import cards
from cofin.checks.coverage import covered
from cofin.checks.finding import Finding, said
from cofin.checks.needs import lacking
from cofin.checks.partly import partly
from cofin.checks.registry import check, functions
from cofin.checks.subject import FileKind, Subject
from cofin.text import Lang


@check("M01")
def nothing_recognised(subject: Subject) -> Iterator[Finding]:
    """No amount in the whole file, or no partner in one that is made for partners.

    Of a workbook that lost all its names F07 says that nothing could be read.
    """
    if not subject.once(covered).amount_cells_seen:
        yield Finding(found="0", values={"missing": said("coverage.amounts")})
    elif any(problem.code == "template.names_lost" for problem in subject.problems):
        return
    elif "partner" in subject.unread.left_out:
        return  # there is one, and another finding says why it could not be read
    elif subject.kind is not FileKind.OTHER and not (subject.project and subject.project.partners):
        yield Finding(found="0", values={"missing": said("coverage.partners")})


@check("M02")
def coverage(subject: Subject) -> Iterator[Finding]:
    """How many amounts were judged, on which sheets not all, and which checks could not run."""
    if subject.refusal is not None:
        return
    total = subject.once(covered)
    partly = [sheet for sheet in total.by_sheet if sheet.judged < sheet.seen]
    known = functions()
    skipped = [
        code
        for code, card in cards().items()
        if code in known and lacking(subject, card) is not None
    ]
    ran = [code for code in known if code not in skipped]
    yield Finding(
        found=f"{total.amount_cells_judged}/{total.amount_cells_seen}",
        expected=f"{total.amount_cells_seen}/{total.amount_cells_seen}",
        values={
            "judged": total.amount_cells_judged,
            "seen": total.amount_cells_seen,
            "ran": len(ran),
            "partly": ", ".join(f"{s.sheet} {s.judged}/{s.seen}" for s in partly) or "-",
            "skipped": ", ".join(skipped) or "-",
            "partly_judged": _partly(subject, ran),
        },
    )


def _partly(subject: Subject, ran: Collection[str]) -> Mapping[str, str]:
    """A further sentence on checks that judged only a part; nothing where all of it was judged."""
    codes = partly(subject, ran)
    told = said("check.partly", codes=codes) if codes else {lang.value: "" for lang in Lang}
    return {lang: f" {words}" if words else "" for lang, words in told.items()}


@check("M03")
def rules_contradict_each_other(subject: Subject) -> Iterator[Finding]:
    """The call's envelope is not what its projects at the maximum grant would take."""
    if subject.rules is None:
        return
    parameters = ("expected_projects", "maximum_grant", "call_envelope")
    if any(subject.rules.find(parameter) is None for parameter in parameters):
        return
    projects, maximum, envelope = map(subject.rules.decimal, parameters)
    if projects * maximum != envelope:
        yield Finding(
            found=str(projects * maximum),
            expected=str(envelope),
            difference=projects * maximum - envelope,
            values={
                "projects": projects,
                "maximum": maximum,
                "product": projects * maximum,
                "envelope": envelope,
            },
            parameter="call_envelope",
        )
