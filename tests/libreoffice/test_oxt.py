"""LibreOffice calculates every function live in cells, in English and in Turkish."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from cofin.excel.build.oxt import oxt_file
from cofin.excel.build.oxt_text import method
from cofin.excel.functions import FUNCTIONS, formula_text
from cofin.workbook.read import read_grid
from tests.libreoffice.soffice import Office, OfficeError

NOBODY = 65534
_LOCALE = """\
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>"""


def installed(folder: Path, locale: str) -> Office:
    """LibreOffice with the extension, in a locale of its own."""
    office = Office.in_folder(folder / "profile")
    settings = office.profile / "user" / "registrymodifications.xcu"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("</oor:items>", _LOCALE.format(locale=locale)), "utf-8")
    extension = folder / "cofin.oxt"
    extension.write_bytes(oxt_file())
    command = ["unopkg", "add", "-f", f"-env:UserInstallation={office.profile.as_uri()}"]
    command.append(str(extension))
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # unopkg refuses to work for root
        home = folder / "home"
        home.mkdir()
        for path in (folder, home, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for parent in folder.parents:
            if parent != Path(parent.anchor) and parent.stat().st_uid == 0:
                parent.chmod(parent.stat().st_mode | 0o011)
        drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = [*drop, "env", f"HOME={home}", *command]
    for pause in (1, 3, 0):  # another LibreOffice of this machine may hold the shared cache
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode == 0:
            break
        time.sleep(pause)
    assert done.returncode == 0, done.stdout + done.stderr
    own = folder / "own"  # a copy belongs to whoever starts LibreOffice with it
    shutil.copytree(office.profile, own)
    return Office(own)


def saved_by(office: Office, path: Path, folder: Path) -> Path:
    """The workbook calculated and saved.

    LibreOffice with extensions sometimes ends while it starts when another one starts at the
    same moment: both look into the cache of extensions that all users share.
    """
    for pause in (2, 5):
        try:
            (saved,) = office.convert([path], folder)
        except OfficeError:
            time.sleep(pause)
        else:
            return saved
    (saved,) = office.convert([path], folder)
    return saved


@pytest.fixture(autouse=True)
def its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice's Python takes its standard library from the first python3 on the path,
    and cofin from PYTHONPATH: neither may be this one's.
    """
    monkeypatch.setenv("COFIN_LANG", "en")
    monkeypatch.setenv("PATH", os.pathsep.join((os.defpath, os.environ["PATH"])))
    monkeypatch.delenv("PYTHONPATH", raising=False)


#: A1 is 700, B1 is empty: formula -> value as in Excel, or an error where LibreOffice cannot tell.
CELLS: dict[str, str] = {
    "=EU.CONTRIBUTION(A1)": "525",
    "=EU.CONTRIBUTION(A1,B1)": "#VALUE!",
    "=EU.CONTRIBUTION(A1,0)": "#VALUE!",
    "=EU.REASON()": "rate: this is 0 or an empty cell",
    "=EU.CONTRIBUTION(A1,B1:B1)": "525",
    "=EU.CONTRIBUTION(A1,{0})": "0",
    "=EU.CONTRIBUTION(A1,,B1)": "#VALUE!",
    "=EU.CONTRIBUTION(A1,,,B1)": "525",
    "=EU.CONTRIBUTION(B1)": "0",
    "=EU.COFINANCING(A1,B1)": "#VALUE!",
    "=EU.COFINANCING(A1,B1:B1)": "175",
    "=EU.MAXELIGIBLE(B1)": "#VALUE!",
    "=EU.MAXELIGIBLE(B1:B1)": "666666.67",
    '=EU.EXCHANGE("DE",B1,900)': "#VALUE!",
    '=EU.EXCHANGE("DE",5,B1)': "#VALUE!",
    '=EU.EXCHANGE("DE",5,{0})': "415",
    '=EU.RULE(B1,"maximum_grant")': "500000",
    "=EU.ENVELOPE(B1)": "6000000",
    "=EU.BUDGET(C1:F1,B1)": "Partner",
    "=EU.ALLOCATE(B1,A1)": "0",
    "=EU.CONTRIBUTION(A:A)": "525",
    "=EU.CONTRIBUTION(A1:Z10000)": "#VALUE!",
    "=EU.CONTRIBUTION(TRUE())": "0.75",  # LibreOffice hands a truth value over as 1
}


def test_an_empty_cell_is_never_silently_zero(tmp_path: Path) -> None:
    office = installed(tmp_path / "office", "en-US")
    path = tmp_path / "cells.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 700
    for column, value in enumerate(("P1", "WP1", "travel", 100), 3):
        sheet.cell(1, column, value)
    for row, formula in enumerate(CELLS, 1):
        sheet.cell(row, 30, formula)
    book.save(path)
    before = time.monotonic()
    grid = read_grid(saved_by(office, path, tmp_path / "saved")).sheets[0]
    assert time.monotonic() - before < 60  # one whole column alone took more
    found = {formula: grid.cell(row, 30).value for row, formula in enumerate(CELLS, 1)}
    for formula, expected in CELLS.items():
        value = found[formula]
        assert str(getattr(value, "text", value)).startswith(expected), (formula, value)


@pytest.mark.parametrize("locale", ["en-US", "tr-TR"])
def test_functions_in_cells(tmp_path: Path, locale: str) -> None:
    assert shutil.which("unopkg"), "unopkg comes with LibreOffice"
    office = installed(tmp_path / "office", locale)
    path = tmp_path / "cells.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, function in enumerate(FUNCTIONS, 1):
        arguments = ",".join(formula_text(each) for each in function.example.arguments)
        sheet.cell(row, 2, f"=EU.{method(function).upper()}({arguments})")
    sheet["D1"], sheet["D2"], sheet["D3"], sheet["D4"] = 1, 1, 1, "1.234,56"
    sheet["E1"] = ArrayFormula("E1:E3", "=EU.ALLOCATE(100,D1:D3)")
    sheet["F1"] = "=EU.CONTRIBUTION(D4)"
    sheet["F2"] = "=EU.CONTRIBUTION(1/0)"
    book.save(path)
    saved = saved_by(office, path, tmp_path / "saved")
    again = saved_by(office, saved, tmp_path / "again")
    for file in (saved, again):
        grid = read_grid(file).sheets[0]
        for row, function in enumerate(FUNCTIONS, 1):
            expected = function.example.result
            first = expected[0][0] if isinstance(expected, tuple) else expected
            found = grid.cell(row, 2).value
            if isinstance(first, float | int):
                assert found == Decimal(str(first)).normalize() or found == Decimal(str(first))
            else:
                assert found == first, function.name
            assert f"EU.{method(function).upper()}(" in (grid.cell(row, 2).formula or "")
        assert [grid.cell(row, 5).value for row in (1, 2, 3)] == [
            Decimal(each) for each in ("33.34", "33.33", "33.33")
        ]
        for row in (1, 2):  # a text is no number, an error stays one: SUM must not pass over them
            assert getattr(grid.cell(row, 6).value, "text", "").startswith("#")
