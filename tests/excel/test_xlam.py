"""The add-in file: reproducible, complete, of one version, and open to inspection."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cofin.errors import OutputError
from cofin.excel.build import xlam
from cofin.excel.build.vba_compression import compressed
from cofin.excel.build.vba_project import obfuscated
from cofin.excel.build.vba_text import (
    RIBBON_NAMESPACE,
    functions_module,
    ribbon_module,
    ribbon_xml,
    vba_string,
)
from cofin.excel.build.xlwings_text import xlwings_text
from cofin.excel.functions import FUNCTIONS
from cofin.excel.ribbon import BUTTONS, Button
from cofin.text import Lang

ROOT = Path(__file__).resolve().parent.parent.parent
SUB = re.compile(r"^Public Sub (\w+)\(control As IRibbonControl\)", re.MULTILINE)
OLETOOLS = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""What oletools imports calls names of pyparsing that are going away."""


@pytest.fixture(scope="module")
def addin() -> bytes:
    return xlam.addin_file()


def test_two_builds_are_the_same(addin: bytes) -> None:
    assert xlam.addin_file() == addin


def test_no_compressor_of_this_pc_has_a_say(addin: bytes) -> None:
    """Another version of zlib makes other bytes; an administrator allows the file by its hash."""
    with zipfile.ZipFile(io.BytesIO(addin)) as package:
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_the_text_sources_in_the_project_are_what_is_built() -> None:
    folder = ROOT / "addin" / "classic"
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert there == {name: text.encode() for name, text in xlam.sources().items()}


def test_every_part_is_well_formed_and_named(addin: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(addin)) as package:
        names = package.namelist()
        for name in names:
            if not name.endswith(".bin"):
                ET.fromstring(package.read(name))
        types = package.read("[Content_Types].xml").decode()
        assert "application/vnd.ms-excel.addin.macroEnabled.main+xml" in types
        targets = re.findall(r'Target="([^"]+)"', package.read("_rels/.rels").decode())
        assert set(targets) <= set(names)
        assert package.read("customUI/customUI14.xml").decode() == ribbon_xml()


def test_the_interpreter_is_not_in_the_sheet(addin: bytes) -> None:
    """A key in the sheet would win over the user's own file."""
    with zipfile.ZipFile(io.BytesIO(addin)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "cofin.excel.udf" in sheet
    assert "INTERPRETER" not in sheet


@OLETOOLS
def test_oletools_reads_every_module(addin: bytes, tmp_path: Path) -> None:
    from oletools import olevba

    path = tmp_path / xlam.FILE_NAME
    path.write_bytes(addin)
    parser = olevba.VBA_Parser(str(path))
    found = {Path(name).stem: code for _, _, name, code in parser.extract_macros()}
    parser.close()
    assert set(found) == {module.name for module in xlam.modules()}
    for module in xlam.modules():
        source = module.source().decode("cp1252").replace("\r\n", "\n").strip()
        assert found[module.name].replace("\r\n", "\n").strip().endswith(source[-200:])


@OLETOOLS
def test_compression_comes_back_as_it_was() -> None:
    from oletools import olevba

    sources = [module.source() for module in xlam.modules()]
    for data in (b"", b"a", b"abc" * 3000, bytes(range(256)), *sources):
        assert bytes(olevba.decompress_stream(bytearray(compressed(data)))) == data


def test_incompressible_data_is_refused_rather_than_padded() -> None:
    state, noise = 1, bytearray()
    for _ in range(4000):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        noise.append(state >> 16 & 0xFF)
    with pytest.raises(ValueError, match="does not compress"):
        compressed(bytes(noise))


@pytest.mark.parametrize("payload", [bytes(4), bytes(1), bytes([255]), b"any other"])
@pytest.mark.parametrize("seed", [0x5D, 0x00, 0xFF])
def test_protection_flags_come_back_as_the_format_wants(payload: bytes, seed: int) -> None:
    identity = "{0F4B9C52-5D7A-5F0B-8A43-0123456789AB}"
    assert revealed(obfuscated(payload, identity, seed), identity) == payload


def revealed(hidden: str, identity: str) -> bytes:
    """[MS-OVBA] 2.4.3.3, written from the specification's other side."""
    seed, version, key, *rest = bytes.fromhex(hidden)
    assert seed ^ version == 2
    assert seed ^ key == sum(identity.encode()) & 0xFF
    plain, unhidden, earlier, last = seed ^ key, [], version, key
    for byte in rest:
        plain = byte ^ (earlier + plain & 0xFF)
        earlier, last = last, byte
        unhidden.append(plain)
    body = bytes(unhidden[(seed & 6) // 2 :])
    assert int.from_bytes(body[:4], "little") == len(body) - 4
    return body[4:]


def test_the_dll_is_of_the_pinned_version() -> None:
    from importlib import metadata

    pinned = re.search(r"xlwings==([0-9.]+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pinned
    assert xlwings_text().version == metadata.version("xlwings") == pinned[1]
    assert f"xlwings64-{pinned[1]}.dll" in xlwings_text().module
    assert 'PROJECT_NAME As String = "cofin"' in xlwings_text().module


def test_every_button_has_its_sub_and_every_sub_its_button() -> None:
    ui = ET.fromstring(ribbon_xml())
    buttons = list(ui.iter(f"{{{RIBBON_NAMESPACE}}}button"))
    called = [button.get("onAction", "").removeprefix("CofinRibbon.") for button in buttons]
    assert called == SUB.findall(ribbon_module()) == [button.sub for button in BUTTONS]
    ids = [element.get("id") for element in ui.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    cases = set(re.findall(r'Case "(\w+)"', ribbon_module()))
    assert set(ids) - {"cofin_tab"} == cases - {"cofin_no_python"}


def test_every_button_has_its_python_function() -> None:
    from cofin.excel import actions

    assert [b.name for b in BUTTONS if not callable(getattr(actions, b.name, None))] == []


def test_callbacks_of_the_ribbon_are_there() -> None:
    source = xlam.own_source("CofinUser.bas")
    for name in set(re.findall(r'"CofinUser\.(\w+)"', ribbon_xml())):
        assert f"Public Sub {name}(" in source


def test_every_function_has_a_wrapper_that_hands_over_plain_values() -> None:
    code = functions_module()
    for function in FUNCTIONS:
        wrapper = code.split(f"Public Function {function.name}(")[1].split("End Function")[0]
        assert wrapper.count("Plain(") == len(function.arguments)
        optional = sum(argument.optional for argument in function.arguments)
        assert wrapper.splitlines()[0].count("Optional") == optional
    assert "Function EU_REASON(" in code


def test_values_reach_python_without_formats_and_errors_come_back_as_errors() -> None:
    source = xlam.own_source("CofinServer.bas")
    assert "Plain = WithDates(area.Value2, ShownIn(area))" in source
    assert source.count(".Value\n") == 1  # it tells which numbers are dates
    assert "CVErr(" in source


def test_vba_is_of_bearable_lines_and_of_one_code_page() -> None:
    for module in xlam.modules():
        lines = module.source().decode("cp1252").split("\r\n")
        assert max(len(line) for line in lines) < 1000
        if module.name.startswith("Cofin"):
            assert module.code.isascii(), module.name


@pytest.mark.parametrize("button", BUTTONS, ids=lambda b: b.name)
def test_buttons_have_words_in_both_languages(button: Button) -> None:
    for lang in Lang:
        assert button.label(lang)
        assert len(button.tip(lang)) <= 1024


def test_letters_outside_ascii_are_written_by_number() -> None:
    assert vba_string('ağ"') == '"a" & ChrW(287) & """"'
    assert vba_string("") == '""'


def test_no_workbook_chooses_which_program_is_started() -> None:
    """xlwings lets the workbook in front say so, and the folder beside it."""
    module = xlwings_text().module
    started = module[module.index("Function GetConfig(") :]
    started = started[: started.index("End Function\n\nFunction")]
    assert "GetConfigFromSheet(ThisWorkbook)" in started
    assert "GetConfigFilePath()" in started
    assert "ActiveWorkbook" not in started
    assert "Directory" not in started
    assert not re.search(r"PYTHONPATH = .*ActiveWorkbook", module)
    assert module.count('" -P -B -c ') == 2


def test_an_xlwings_with_other_vba_makes_no_add_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Better none than one in which what is dangerous was not found."""
    read = Path.read_text

    def other(path: Path, encoding: str | None = None) -> str:
        text = read(path, encoding)
        return text.replace("' Directory Config", "' Folder Config")

    monkeypatch.setattr(Path, "read_text", other)
    with pytest.raises(OutputError, match="not what cofin knows"):
        xlwings_text()


def test_python_takes_no_code_from_the_folder_it_is_started_in(tmp_path: Path) -> None:
    """With the words that the VBA gives it, in a folder as a partner may have packed it."""
    (tmp_path / "cofin.py").write_text("raise SystemExit('code of a stranger')")
    (tmp_path / "decimal.py").write_text("raise SystemExit('code of a stranger')")
    module = xlwings_text().module
    given = re.findall(r'PYTHONPATH = ("false.*)', module)
    assert given == ['"false"'] * 3
    program = (
        "import xlwings.utils;xlwings.utils.prepare_sys_path('false');"
        "import cofin, decimal, sys; print('' in sys.path)"
    )
    command = [sys.executable, "-P", "-B", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr


def test_a_failure_to_start_python_is_told_in_both_languages() -> None:
    source = xlam.own_source("CofinUser.bas")
    act = source[source.index("Public Sub Act") :]
    assert act.index("On Error GoTo failed") < act.index("RunPython")
    assert 'LabelOf("cofin_no_python")' in act
    assert 'Case "cofin_no_python"' in ribbon_module()
    assert "cofin addin status" in ribbon_module().replace('" & "', "").replace('"\n', "")
