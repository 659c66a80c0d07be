"""Calls of worksheet functions through xlwings' COM server, in a process of its own.

The stand-ins change what ``ctypes`` and ``sys.modules`` hold, so no test runs in the same
process.  Reads a list of calls (JSON) from standard input, writes the answers.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.excel import pywin32


def value(said: object) -> object:
    """An argument out of JSON: ``{"range": ...}``, ``{"currency": ...}``, ``{"missing": 1}``."""
    if isinstance(said, dict):
        if "range" in said:
            return pywin32.FakeRange(value(said["range"]))
        if "currency" in said:
            return pywin32.currency(said["currency"])
        return pywin32.MISSING
    if isinstance(said, list):
        return tuple(value(each) for each in said)
    return said


def shown(answer: object) -> object:
    """An answer for JSON; a ``Decimal`` would become a currency cell and must not come back."""
    if isinstance(answer, Decimal):
        return {"decimal": str(answer)}
    if isinstance(answer, list | tuple):
        return [shown(each) for each in answer]
    return answer


def main() -> None:
    """Answer every call."""
    pywin32.install()
    import xlwings as xw
    import xlwings._xlwindows as windows
    from xlwings import udfs
    from xlwings.com_server import XLPython

    vars(xw).update(func=udfs.xlfunc, arg=udfs.xlarg, ret=udfs.xlret, script=udfs.xlsub)
    engine = xw.Engine(impl=windows.engine)
    xw.engines.add(engine)
    engine.activate()
    server: Any = XLPython()  # its methods have no types
    answers = []
    for name, *arguments in json.load(sys.stdin):
        given = tuple(value(each) for each in arguments)
        answers.append(shown(server.CallUDF("cofin.excel.udf", name, given)))
    module = sys.modules["cofin.excel.udf"]
    registered = {name: each.__xlfunc__ for name, each in vars(module).items() if name[:3] == "EU_"}
    arguments = {name: [a["name"] for a in info["args"]] for name, info in registered.items()}
    json.dump({"answers": answers, "arguments": arguments, "pro": xw.__pro__}, sys.stdout)


if __name__ == "__main__":
    main()
