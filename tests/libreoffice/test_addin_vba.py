"""The add-in's own VBA runs: in LibreOffice's Basic, with a server that stands in for Python.

LibreOffice cannot compile the module that xlwings ships (it declares Windows' libraries), so
that one is left out.  LibreOffice shows an error value of VBA as ``Error <number>``.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.libreoffice.soffice import SYSTEM_PYTHON, Office, run, started

_SERVER = """
Public Function CallUDF(ByVal place As String, ByVal name As String, ByVal given As Variant)
    Select Case name
        Case "EU_RULE"
            CallUDF = "#cofin:2036:too " & given(1) & ": far too"
        Case "EU_REGION_CATEGORY"
            CallUDF = "seen " & given(0)
        Case "EU_ALLOCATE"
            CallUDF = given(1)(1, 1) + given(1)(2, 1)
        Case "EU_ENVELOPE"
            CallUDF = TypeName(given(0))
        Case Else
            Err.Raise 1004, , "Python said no"
    End Select
End Function
"""
_RUN = """
Public Sub RunPython(ByVal command As String)
End Sub
"""
_WITH_PYTHON = """
Public Function XLPy() As Object
    Set XLPy = New FakeServer
End Function
"""
_WITHOUT_PYTHON = """
Private Starts As Integer

Public Function XLPy() As Object
    Starts = Starts + 1
    Err.Raise 1000, , "Python does not start"
End Function

Public Function StartsSoFar() As Integer
    StartsSoFar = Starts
End Function
"""
#: Formula -> what the cell shows.
EXPECTED = {
    "=LABELOF(\"cofin_check\")": "Check",
    "=TIPOF(\"cofin_split\")": "Makes one sheet for each partner out of the open budget.",
    "=EU_REGION_CATEGORY(A1)": "seen UDF MODULES",
    "=EU_REGION_CATEGORY(\"BG31\")": "seen BG31",
    "=EU_ALLOCATE(1;H1:H2)": "0",
    "=EU_ALLOCATE(1;H:H)": "0",
    "=EU_ALLOCATE(1;H1:H60000)": "0",
    "=EU_REGION_CATEGORY(A1:Z9000)": "seen #cofin-large:9000x26",
    "=EU_ENVELOPE()": "Empty",
    "=EU_ENVELOPE(A60000:A120000)": "Empty",
    "=EU_RULE(1;\"big\")": "Error 2036",
    "=EU_REASON()": "too big: far too",
    "=EU_EXCHANGE(1;2;3)": "Error 2015",
    "=REASONOF()": "Python said no",
}  # fmt: skip


def test_cells_get_values_errors_and_reasons(office: Office, tmp_path: Path) -> None:
    assert answers(office, tmp_path, _WITH_PYTHON, EXPECTED) == EXPECTED


def test_a_sheet_of_functions_waits_once_for_a_python_that_does_not_start(
    office: Office, tmp_path: Path
) -> None:
    expected = {
        "=EU_RULE(1;2)": "Error 2015",
        "=EU_ENVELOPE()": "Error 2015",
        "=EU_REGION_CATEGORY(\"BG31\")": "Error 2015",
        "=EU_REASON()": "Python does not start",
        "=STARTSSOFAR()": "1",
    }  # fmt: skip
    assert answers(office, tmp_path, _WITHOUT_PYTHON, expected) == expected


def answers(office: Office, folder: Path, xlwings: str, formulas: Iterable[str]) -> dict[str, str]:
    """What the cells show, by formula."""
    workbook, typed = folder / "addin.xlsm", folder / "formulas.json"
    workbook.write_bytes(with_stand_ins(xlwings + _RUN))
    typed.write_text(json.dumps(list(formulas)), "utf-8")
    pipe = f"cofin{uuid.uuid4().hex}"
    script = Path(__file__).with_name("uno_formulas.py")
    with started(office.command(f"--accept=pipe,name={pipe};urp;")):
        said = run([SYSTEM_PYTHON, str(script), pipe, str(workbook), str(typed)], seconds=90)
    return dict(zip(formulas, json.loads(said), strict=True))


def with_stand_ins(xlwings: str) -> bytes:
    """The add-in as a workbook, with stand-ins for xlwings and for the server behind it."""
    from cofin.excel.build.vba_project import Module, ModuleKind, vba_project
    from cofin.excel.build.xlam import addin_file, modules

    own = [module for module in modules() if module.name not in ("xlwings", "Dictionary")]
    own += [Module("xlwings", xlwings), Module("FakeServer", _SERVER, ModuleKind.CLASS)]
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(addin_file())) as package,
        zipfile.ZipFile(made, "w") as workbook,
    ):
        for name in package.namelist():
            content = package.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b".addin.macroEnabled", b".sheet.macroEnabled")
            if name == "xl/vbaProject.bin":
                content = vba_project("Cofin", own)
            workbook.writestr(name, content)
    return made.getvalue()
