"""Errors of the system in the reader's language; what is unknown as it is."""

from __future__ import annotations

import errno
import os

import pytest

from cofin.system import reason
from cofin.text import Lang, say, show


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENAMETOOLONG, errno.ENOSPC])
def test_common_errors_are_said_in_both_languages(number: int) -> None:
    error = OSError(number, os.strerror(number), "file.xlsx")
    assert show(reason(error), Lang.EN) == os.strerror(number)
    turkish = show(reason(error), Lang.TR)
    assert turkish not in {"", os.strerror(number)}
    said = say("file.unreadable", Lang.TR, reason=reason(error))
    assert said == f"Dosya açılamıyor: {turkish}."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(4711, "odd"), "odd"),
        (OSError("no number"), "no number"),
        (OSError(), "OSError"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_what_is_rare_is_said_as_it_is(error: Exception, said: str) -> None:
    assert show(reason(error), Lang.TR) == said
