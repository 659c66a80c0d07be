"""How a command ends: every outcome has its exit status and its words.

Python itself ends with 1 after a crash, which would look like findings; so nothing gets
past here but an exit status.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from enum import IntEnum

from cofin.cli import streams
from cofin.errors import InputError, OutputError
from cofin.system import reason
from cofin.text import Lang, say


class Exit(IntEnum):
    """Exit statuses; the last two are those a shell gives for the signals."""

    FINE = 0
    FINDINGS = 1
    UNUSABLE = 2
    DEFECT = 3
    INTERRUPTED = 130
    READER_GONE = 141


_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", -1)})
#: A file or folder that the system does not let anybody use; one that is not there may be cofin's.
_NO_USE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EISDIR),
        *(errno.EROFS, errno.EBUSY, errno.EMFILE, errno.ENFILE, errno.ETIMEDOUT),
        *(getattr(errno, name, -1) for name in ("ESTALE", "ETXTBSY")),
    }
)


def guarded(act: Callable[[], int], lang: Lang) -> int:
    """What ``act`` returns, or the status that fits the exception that ended it."""
    try:
        status = _status(act)
        streams.deliver()
    except (InputError, OutputError) as refusal:
        _complain(refusal.render(lang))
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        _complain(say("cli.interrupted", lang))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        streams.give_up(sys.stdout)
        return Exit.READER_GONE
    except Exception as defect:
        if isinstance(defect, OSError) and defect.errno in _NO_ROOM:
            streams.give_up(sys.stdout)
            _complain(say("cli.no_room", lang, why=reason(defect)))
            return Exit.UNUSABLE
        if isinstance(defect, OSError) and defect.errno in _NO_USE and defect.filename is not None:
            _complain(say("cli.no_use", lang, file=str(defect.filename), why=reason(defect)))
            return Exit.UNUSABLE
        from cofin.cli.defect import report

        _complain(report(defect, lang))
        return Exit.DEFECT
    return status


def _status(act: Callable[[], int]) -> int:
    """The status of ``act``; argparse ends with ``SystemExit`` after help and wrong usage."""
    try:
        return act()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.FINE


def _complain(message: str) -> None:
    try:
        print(message, file=sys.stderr)
    except OSError:  # nobody listens there either: the status has to say it
        streams.give_up(sys.stderr)
