"""Files are shared out among as many processes as are of use."""

from __future__ import annotations

import os

import pytest

from cofin.workbook.processes import useful


@pytest.mark.parametrize(
    ("jobs", "tasks", "processors", "expected"),
    [
        (4, 9, 8, 4),
        (9, 3, 8, 3),
        (64, 99, 2, 2),  # each holds a whole checker: more of them only wait for one another
        (64, 99, None, 1),  # not known
        (64, 99, 128, 61),  # Windows cannot wait for more
    ],
)
def test_no_more_processes_than_can_work(
    monkeypatch: pytest.MonkeyPatch, jobs: int, tasks: int, processors: int | None, expected: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert useful(jobs, tasks) == expected
