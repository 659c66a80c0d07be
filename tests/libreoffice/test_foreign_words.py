"""Which words the workbook's own formulas know: those that cofin reads without a remark.

``workbook.read.foreign`` tells the others; here LibreOffice says which they are.
"""

from __future__ import annotations

from pathlib import Path

from cofin.text import Lang, say
from tests.libreoffice.edit import Edit, Question, asked
from tests.libreoffice.soffice import Office
from tests.workbook.generate.books import built

#: Table, field, row (from 0), what is typed, and whether formulas know it.
WORDS: list[tuple[str, str, int, str, bool]] = [
    ("cost", "partner", 0, "p1", True),
    ("cost", "partner", 0, "P1 ", False),
    ("cost", "partner", 0, "P1\N{NO-BREAK SPACE}", False),
    ("cost", "work_package", 0, "wp1", True),
    ("cost", "work_package", 0, " WP1", False),
    ("cost", "category", 0, "PERSONNEL", True),
    ("cost", "category", 0, "Personnel ", False),
    ("cost", "category", 0, "A Personnel", False),
    ("cost", "category", 0, "Personel", False),
    ("cost", "eligible", 0, "YES", True),
    ("cost", "eligible", 0, "yes ", False),
    ("cost", "eligible", 0, "evet", False),
    ("cost", "eligible", 0, "  ", False),
    ("cost", "share_of_use", 0, " ", False),
    ("partner", "role", 1, "BENEFICIARY", True),
    ("partner", "role", 1, "Associated partner ", False),
    ("partner", "role", 1, "associated-partner", False),
    ("partner", "legal_form", 1, "non-Profit", True),
    ("partner", "legal_form", 1, "Nonprofit", False),
    ("partner", "platform", 1, " Member", False),
    ("partner", "country", 1, "pt", True),
    ("partner", "country", 1, "PT ", False),
    ("partner", "region", 1, "pt16", True),
    ("partner", "region", 1, "PT16 ", False),
    ("work_package", "lead", 1, "p2", True),
    ("work_package", "lead", 1, "P2 ", False),
    ("work_package", "activity", 1, "1A", True),
    ("work_package", "activity", 1, "1a ", False),
    ("exchange", "host_country", 0, "pt", True),
    ("exchange", "host_country", 0, "PT ", False),
    ("exchange", "host_country", 0, "GR", False),
    ("exchange", "sme_involved", 0, "NO", True),
    ("exchange", "sme_involved", 0, "no ", False),
    ("funding", "source", 0, "OWN resources", True),
    ("funding", "source", 0, "own", False),
    ("funding", "partner", 0, "P1 ", False),
]
TURKISH: list[tuple[str, str, int, str, bool]] = [
    ("cost", "eligible", 0, "HAYIR", True),
    ("cost", "eligible", 0, "EVET", True),
    ("cost", "eligible", 0, "yes", False),
    ("partner", "role", 1, "faydalanıcı", True),
    ("partner", "role", 1, "FAYDALANICI", True),
]


def test_formulas_know_exactly_what_is_read_without_a_remark(
    office: Office, tmp_path: Path
) -> None:
    for lang, words in ((Lang.EN, WORDS), (Lang.TR, TURKISH)):
        folder = tmp_path / lang.value
        folder.mkdir()
        source = folder / "right.xlsx"
        source.write_bytes(built("small", lang))
        questions = [
            Question(Edit(f"in.{table}.{field}", row, word), [(f"out.{table}.status", row)])
            for table, field, row, word, _ in words
        ]
        good = say("state.good", lang)
        # a line that is not eligible needs a reason: it is the word that matters here
        fine = {good, *(t for t in _reasons(lang))}
        found = [state in fine for (state,) in asked(office, source, folder, questions)]
        wrong = [w for w, is_known in zip(words, found, strict=True) if w[-1] is not is_known]
        assert wrong == []


def _reasons(lang: Lang) -> list[str]:
    heading = say("column.cost_reason", lang)
    return [f"{heading}: {say('state.missing', lang)}"]
