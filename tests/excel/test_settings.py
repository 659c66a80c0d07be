"""The user's language and call: kept in a file, read when it changed, never an obstacle."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cofin.excel import settings as module
from cofin.excel.functions import call
from cofin.excel.settings import Settings, save_settings, settings, settings_file
from cofin.excel.values import ExcelError
from cofin.text import Lang


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    chosen = Settings(Lang.TR, 'C:\\my "calls"\\çağrı.toml')
    assert save_settings(chosen, file) == file
    assert settings(file) == chosen


def test_a_change_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(Lang.TR), file)
    assert settings(file).lang is Lang.TR
    save_settings(Settings(Lang.EN), file)
    os.utime(file, ns=(1, 1))
    assert settings(file).lang is Lang.EN


def test_another_thread_may_read_others_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cleared(dict[object, Settings]):
        """What is kept is gone as soon as it is asked for again."""

        def __getitem__(self, key: object) -> Settings:
            self.clear()
            return super().__getitem__(key)

    monkeypatch.setattr(module, "_known", Cleared())
    file = tmp_path / "settings.toml"
    save_settings(Settings(Lang.TR), file)
    assert settings(file) == settings(file) == Settings(Lang.TR)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"language = 5", b"call = []", b"#" * 20_000])
def test_a_file_of_something_else_is_no_obstacle(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COFIN_LANG", "tr")
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert settings(file) == Settings(Lang.TR)


def test_the_place_is_the_users_own() -> None:
    assert settings_file({"COFIN_SETTINGS": "/x.toml"}) == Path("/x.toml")
    assert settings_file({"APPDATA": "/a"}) == Path("/a/cofin/settings.toml")
    assert settings_file({}) == Path.home() / ".config" / "cofin" / "settings.toml"


def test_functions_take_the_call_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("COFIN_SETTINGS", str(file))
    save_settings(Settings(Lang.EN, "cos-cluster-2018-3-02"), file)
    source = call("EU_RULE_SOURCE", [None, "maximum_grant"])
    assert source != call("EU_RULE_SOURCE", ["cos-cluster-2020-3-03", "maximum_grant"])
    save_settings(Settings(Lang.EN, "cos-none"), file)
    with pytest.raises(ExcelError, match="There is no call"):
        call("EU_CONTRIBUTION", [1.0])
