"""Stand-ins for pywin32 and for Excel's ranges: enough to run xlwings' own UDF machinery here."""

from __future__ import annotations

import ctypes
import datetime as dt
import sys
import types
from decimal import Decimal
from typing import Any

RANGE = "{00020846-0000-0000-C000-000000000046}"
MISSING = -2147352572  # how COM hands over an argument that was left out


class ComError(Exception):
    def __init__(self, hresult: int = -1, *more: object) -> None:
        super().__init__(hresult, *more)
        self.hresult = hresult


class Node:
    """A COM object with these attributes and no others."""

    def __init__(self, **attributes: object) -> None:
        self.__dict__.update(attributes)


APP = Node(Version="16.0", Hwnd=1)
BOOK = Node(Name="b.xlsx", Application=APP, FullName="b.xlsx", Parent=APP)
SHEET = Node(Name="Budget", Parent=BOOK, Application=APP)


class FakeRange:
    """Looks like an ``Excel.Range`` to xlwings; currency cells hold ``Decimal``."""

    CLSID = "x"
    Worksheet = SHEET
    Application = APP

    def __init__(self, value: object) -> None:
        self.rows = value if isinstance(value, tuple) else ((value,),)
        self.Row = self.Column = 1
        self.Rows = types.SimpleNamespace(Count=len(self.rows))
        self.Columns = types.SimpleNamespace(Count=len(self.rows[0]))
        attributes = types.SimpleNamespace(iid=RANGE)
        info = types.SimpleNamespace(GetTypeAttr=lambda: attributes)
        self._oleobj_ = types.SimpleNamespace(GetTypeInfo=lambda: info)

    @property
    def Value(self) -> object:  # noqa: N802
        one = len(self.rows) == 1 and len(self.rows[0]) == 1
        return self.rows[0][0] if one else self.rows

    def GetAddress(self, *_: object) -> str:  # noqa: N802
        return "$A$1"


def currency(text: str) -> Decimal:
    """An amount as a cell formatted as currency gives it: cut to four decimals."""
    whole, _, decimals = text.partition(".")
    return Decimal(f"{whole}.{decimals[:4]}")


def install() -> None:
    """Put the stand-ins where xlwings looks for pywin32 and for Windows' libraries."""

    def module(name: str, **members: object) -> types.ModuleType:
        made = types.ModuleType(name)
        made.__dict__.update(members)
        sys.modules[name] = made
        return made

    def nothing(*_: object, **__: object) -> None:
        return None

    time_type = type("TimeType", (dt.datetime,), {})
    module("pywintypes", com_error=ComError, error=ComError, IID=str, TimeType=time_type)
    dispatch = object()
    module(
        "pythoncom",
        CoInitialize=nothing,
        __file__=None,
        ole_error=ComError,
        IID_IDispatch=dispatch,
        IID_IEnumVARIANT=object(),
        TypeIIDs={dispatch: type("PyIDispatch", (), {})},
        CoMarshalInterThreadInterfaceInStream=nothing,
    )
    for name in ("win32api", "win32con", "win32gui", "win32event"):
        module(name)
    module("win32process", GetWindowThreadProcessId=lambda _: (0, 4242))
    zone = type("TimeZoneInfo", (), {"utc": staticmethod(lambda: dt.UTC)})
    module("win32timezone", TimeZoneInfo=zone)
    client = module(
        "win32com.client",
        CDispatch=type("CDispatch", (), {}),
        CoClassBaseClass=type("C", (), {}),
        DispatchBaseClass=type("D", (), {}),
        Dispatch=lambda given, **_: given,
        DispatchEx=nothing,
        gencache=types.SimpleNamespace(EnsureModule=nothing),
    )
    util = module("win32com.server.util", wrap=lambda o, **_: o, unwrap=lambda o: o)
    server = module(
        "win32com.server",
        util=util,
        dispatcher=module("win32com.server.dispatcher"),
        policy=module("win32com.server.policy", DefaultPolicy=object),
    )
    module("win32com", client=client, server=server)
    windows = _Library()
    original = ctypes.PyDLL

    def library(name: str | None = None, *rest: Any, **named: Any) -> object:
        if name is None:
            return types.SimpleNamespace(PyCom_PyObjectFromIUnknown=types.SimpleNamespace())
        return original(name, *rest, **named)

    # not assigned: those of Windows are no names of the module here
    vars(ctypes).update(oledll=windows, windll=windows, PyDLL=library)


class _Library:
    def __getattr__(self, name: str) -> object:
        return (lambda *_, **__: 0) if name[0].isupper() else _Library()
