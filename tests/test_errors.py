"""What is raised on purpose says the same in another process."""

from __future__ import annotations

import pickle

import pytest

from cofin.errors import CofinError, FileRefused, InputError, OutputError, Problem, ProfileError
from cofin.text import Lang
from cofin.workbook.patch import PatchRefused

PROBLEM = Problem("a.xlsx", "check.accept_no_text", {"key": "reason"}, also=("b.xlsx",))


@pytest.mark.parametrize(
    "error",
    [
        *(kind([PROBLEM, PROBLEM], "src") for kind in (InputError, FileRefused, ProfileError)),
        PatchRefused([PROBLEM], "form.xlsx"),
        OutputError(PROBLEM),
    ],
)
def test_a_refusal_arrives_from_another_process(error: InputError | OutputError) -> None:
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert isinstance(arrived, CofinError)
    assert [arrived.render(lang) for lang in Lang] == [error.render(lang) for lang in Lang]
