"""The LibreOffice add-in's file: the same from the same code, whole, and without a dependency."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from cofin.excel.build.oxt import oxt_file, oxt_sources
from cofin.excel.build.oxt_text import argument_name, method
from cofin.excel.functions import FUNCTIONS
from cofin.text import Lang

ROOT = Path(__file__).resolve().parents[2]


def test_two_builds_are_the_same_bytes() -> None:
    assert oxt_file() == oxt_file()


def test_names_hold_no_underscore_and_differ() -> None:
    names = [method(function) for function in FUNCTIONS]
    assert len(set(names)) == len(names)
    for name in (*names, *(argument_name(a.name) for f in FUNCTIONS for a in f.arguments)):
        assert re.fullmatch(r"[a-z][A-Za-z0-9]*", name)


def test_every_function_has_its_method_and_its_words_in_both_languages() -> None:
    sources = oxt_sources()
    for name in ("CalcAddIns.xcu", "description.xml", "META-INF/manifest.xml"):
        ElementTree.fromstring(sources[name].encode())
    for function in FUNCTIONS:
        assert f" {method(function)}(" in sources["cofin.idl"]
        assert f"def {method(function)}(self, " in sources["cofin_addin.py"]
        for lang in Lang:
            first_words = function.description(lang)[:20].replace("&", "&amp;")
            assert first_words in sources["CalcAddIns.xcu"]


def test_the_committed_texts_are_those_of_the_registry() -> None:
    for name, text in oxt_sources().items():
        assert (ROOT / "addin" / "libreoffice" / name).read_text("utf-8") == text


def test_what_travels_along_computes_with_the_standard_library_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(oxt_file())) as file:
        file.extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from cofin.excel.functions import FUNCTIONS, call\n"
        "import cofin; assert cofin.__file__.startswith(sys.argv[1])\n"
        "for f in FUNCTIONS: assert call(f.name, f.example.arguments) == f.example.result, f.name\n"
        "print(len(FUNCTIONS))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(tmp_path / "pythonpath")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == str(len(FUNCTIONS))


def test_a_python_that_is_too_old_is_named_before_anything_is_imported() -> None:
    """The module is read by the Python of LibreOffice, whichever that is."""
    text = oxt_sources()["cofin_addin.py"]
    ast.parse(text, feature_version=(3, 8))
    assert text.index("sys.version_info < (3, 11)") < text.index("from cofin.errors import")
