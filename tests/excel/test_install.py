"""Installing, looking at and removing the add-in, in folders that stand for a PC's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cofin.errors import OutputError
from cofin.excel.build import places as paths
from cofin.excel.build.install import Part, State, install, status, uninstall
from cofin.excel.build.places import INTERPRETER, Places, conf_text, places, read_conf
from cofin.excel.build.xlam import addin_file
from cofin.text import Lang


@pytest.fixture
def pc(tmp_path: Path) -> Places:
    return Places(tmp_path / "XLSTART", tmp_path / "home")


def states(found: list[Part]) -> dict[str, State]:
    return {part.key: part.state for part in found}


def test_what_was_installed_is_found_right(pc: Places) -> None:
    addin, conf = install(pc)
    assert addin.read_bytes() == addin_file()
    assert read_conf(conf) == {INTERPRETER: sys.executable}
    assert set(states(status(pc)).values()) <= {State.GOOD, State.UNKNOWN}


def test_other_lines_of_the_configuration_stay(pc: Places) -> None:
    pc.conf.parent.mkdir(parents=True)
    pc.conf.write_bytes(b'"SHOW CONSOLE","True"\r\n"INTERPRETER_WIN","C:\\old\\python.exe"\r\n')
    install(pc, r"C:\Program Files\Python, 3.11\python.exe")
    assert pc.conf.read_bytes() == (
        b'"SHOW CONSOLE","True"\r\n'
        b'"INTERPRETER_WIN","C:\\Program Files\\Python, 3.11\\python.exe"\r\n'
    )
    uninstall(pc)
    assert read_conf(pc.conf) == {"SHOW CONSOLE": "True"}


def test_nothing_stays_after_uninstalling(pc: Places) -> None:
    made = install(pc)
    assert uninstall(pc) == list(made)
    assert not pc.conf.parent.exists()
    assert uninstall(pc) == []
    assert states(status(pc))["file"] is State.BAD


def test_what_is_not_right_is_said_with_what_to_do(pc: Places) -> None:
    install(pc, str(pc.home / "gone" / "python.exe"))
    pc.addin.write_bytes(b"of another version")
    Path(f"{pc.addin}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    found = {part.key: part for part in status(pc)}
    for key, words in {"old": "addin install", "mark": "Unblock", "python": "not there"}.items():
        assert found[key].state is State.BAD
        assert words in found[key].sentence(Lang.EN)


def test_every_state_has_words_in_both_languages() -> None:
    good_or_bad = [(key, s) for key in ("file", "mark", "python") for s in State]
    known = [pair for pair in good_or_bad if pair[1] is not State.UNKNOWN]
    known += [("old", State.BAD), ("conf", State.BAD), ("xlwings", State.GOOD)]
    known += [("xlwings", State.BAD), *(("library", state) for state in State)]
    for key, state in known:
        texts = {Part(key, state, "x").sentence(lang) for lang in Lang}
        assert all(texts)


def test_the_folders_are_those_of_windows() -> None:
    env = {"APPDATA": "/a", "USERPROFILE": "/u"}
    found = places(environ=env)
    assert found.addin == Path("/a/Microsoft/Excel/XLSTART/cofin.xlam")
    assert found.conf == Path("/u/.cofin/cofin.conf")
    assert places("/x", "/y", environ=env) == Places(Path("/x"), Path("/y"))


def test_without_excel_it_is_said_plainly() -> None:
    with pytest.raises(OutputError, match="Excel for Windows is not here"):
        places(environ={})


@pytest.mark.parametrize("content", [b"\xff\xfe\x00broken", b"x" * 200_000])
def test_a_strange_configuration_is_left_as_it_is(pc: Places, content: bytes) -> None:
    pc.conf.parent.mkdir(parents=True)
    pc.conf.write_bytes(content)
    with pytest.raises(OutputError):
        install(pc)
    assert pc.conf.read_bytes() == content
    assert not pc.addin.exists()
    assert states(status(pc))["conf"] is State.BAD


def test_a_path_that_vba_cannot_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "code_page", lambda: "cp1252")
    assert b"\xc7" in conf_text({INTERPRETER: r"C:\Users\Çelik"}, Path("c"))
    with pytest.raises(OutputError, match="letters"):
        conf_text({INTERPRETER: r"C:\Users\Yağmur"}, Path("c"))


def test_lines_of_somebody_else_are_not_lost(pc: Places) -> None:
    """VBA reads pairs; what is no pair was written by hand, and is not ours to drop."""
    pc.conf.parent.mkdir(parents=True)
    written = b'"SHOW CONSOLE","True"\r\n"A","b","c"\r\n'
    pc.conf.write_bytes(written)
    with pytest.raises(OutputError, match="cannot be read"):
        install(pc)
    assert pc.conf.read_bytes() == written


def test_the_add_in_goes_though_the_configuration_cannot_be_read(
    pc: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(pc)
    pc.conf.write_bytes(b'\xff\xfe"\x00')
    monkeypatch.setattr(sys, "platform", "win32")
    assert states(status(pc))["conf"] is State.BAD
    with pytest.raises(OutputError, match="was taken away"):
        uninstall(pc)
    assert not pc.addin.exists()
    assert pc.conf.exists()
