"""The add-in file opens in a real spreadsheet program, with its sheet and every VBA module."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from tests.libreoffice.soffice import Office, run


def test_libreoffice_reads_the_sheet_and_all_modules(office: Office, tmp_path: Path) -> None:
    from cofin.excel.build.xlam import CONF, addin_file, modules

    path = tmp_path / "cofin.xlam"
    path.write_bytes(addin_file())
    way = ["--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods"]
    run(office.command(*way, "--outdir", str(tmp_path), str(path)), seconds=90)
    with zipfile.ZipFile(tmp_path / "cofin.ods") as package:
        content = package.read("content.xml").decode()
        code = {
            Path(name).stem: package.read(name).decode()
            for name in package.namelist()
            if re.fullmatch(r"Basic/\w+/\w+\.xml", name) and "script-lb" not in name
        }
    assert [key for key in CONF if key not in content] == []
    assert {module.name for module in modules()} <= set(code)
    for module in modules():
        procedures = re.findall(r"(?:Function|Sub) (\w+)\(", module.code)
        assert [name for name in procedures if name not in code[module.name]] == []
