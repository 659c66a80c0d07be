"""``cofin fill --verify-with-libreoffice``: LibreOffice shows what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["grant-form.en", "estimated-budget.tr", "lump-sum.tr"])
def test_our_forms(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = ROOT / "templates" / f"{name}.xlsx"
    project = ROOT / "examples" / "bluehub" / "project.toml"
    words = ["fill", str(template), "--from", str(project), "-o", str(tmp_path / "out.xlsx")]
    assert main([*words, "--verify-with-libreoffice", "--lang", "en"]) == 0
    assert "LibreOffice recalculated the result" in capsys.readouterr().out
