"""Whatever happens to a workbook on its way, it is read or refused: never a traceback."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from cofin.errors import FileRefused, InputError
from cofin.text import Lang
from cofin.workbook.read import read_consortium, read_grid
from tests.workbook.read.filled import filled


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled(tmp_path_factory.mktemp("whole") / "b.xlsx").read_bytes()


def outcome(path: Path, content: bytes) -> str:
    """Read the content: ``good``, ``cells`` when it is no project any more, or ``refused``."""
    path.write_bytes(content)
    came_to, said = "refused", ""
    try:
        read_grid(path)
        came_to = "cells"
        read_consortium(path)
        came_to = "good"
    except InputError as error:
        said = error.render(Lang.TR)
    assert came_to == "good" or "b.xlsx" in said
    return came_to


def test_flipped_bytes(tmp_path: Path, whole: bytes) -> None:
    """Most are seen as damage; those in the times and sizes that nobody reads do no harm."""
    rng = random.Random(0)
    came_to: Counter[str] = Counter()
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(rng.choice([1, 1, 3, 30])):
            content[rng.randrange(len(content))] = rng.randrange(256)
        came_to[outcome(tmp_path / "b.xlsx", bytes(content))] += 1
    assert came_to["good"] >= 3
    assert came_to["refused"] >= 100


@pytest.mark.parametrize("seed", range(5))
def test_pieces_cut_out(tmp_path: Path, whole: bytes, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10):
        start, length = rng.randrange(len(whole)), rng.randrange(1, 400)
        cut = whole[:start] + whole[start + length :]
        assert outcome(tmp_path / "b.xlsx", cut) == "refused"


def test_every_truncation_is_refused(tmp_path: Path, whole: bytes) -> None:
    for size in range(0, len(whole), 211):
        path = tmp_path / "b.xlsx"
        path.write_bytes(whole[:size])
        with pytest.raises(FileRefused):
            read_grid(path)


@pytest.mark.parametrize(("share", "least"), [(0.02, 30), (0.1, 12), (0.4, 1)])
def test_changed_xml_inside_an_intact_zip(
    tmp_path: Path, whole: bytes, share: float, least: int
) -> None:
    """Values and tags changed, removed, doubled: what a careless program might write."""
    rng = random.Random(f"{share}")
    came_to = Counter(outcome(tmp_path / "b.xlsx", changed(whole, rng, share)) for _ in range(70))
    assert came_to["good"] + came_to["cells"] >= least
    assert came_to["refused"] >= 3


ODD = ["", "-1", "0", "1e999", "NaN", "A1:ZZZ9", "#REF!", "'", "x" * 300, "99999999999", "true"]
TAG = re.compile(rb"<[^<>]+>[^<>]*")
ATTRIBUTE = re.compile(rb'"[^"<>]*"')


def changed(whole: bytes, rng: random.Random, share: float) -> bytes:
    """The workbook with a few changes in the XML of a share of its parts."""
    source, target = zipfile.ZipFile(io.BytesIO(whole)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            if rng.random() < share:
                text = _changed_part(text, rng)
            if rng.random() > share / 40:
                archive.writestr(name, text)
    return target.getvalue()


def _changed_part(text: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 4)):
        odd = rng.choice(ODD).encode()
        if rng.random() < 0.6 and (values := list(ATTRIBUTE.finditer(text))):
            place = rng.choice(values)
            text = text[: place.start() + 1] + odd + text[place.end() - 1 :]
        elif tags := list(TAG.finditer(text)):
            place = rng.choice(tags)
            new = rng.choice([b"", place[0] * 2, place[0] + odd])
            text = text[: place.start()] + new + text[place.end() :]
    return text


def test_the_untouched_workbook_is_good(tmp_path: Path, whole: bytes) -> None:
    assert outcome(tmp_path / "b.xlsx", whole) == "good"
