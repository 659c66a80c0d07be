"""What a reason tells somebody to type is what their spreadsheet takes for it.

In a Turkish Excel 12.5 becomes the 12th of May and 1.234 one thousand two hundred thirty-four:
a reason that spells numbers as text files do leads to a wrong budget.
"""

from __future__ import annotations

import pytest

from cofin.excel.functions import call
from cofin.excel.values import ExcelError
from cofin.text import Lang


def reason(lang: Lang, *args: object) -> str:
    with pytest.raises(ExcelError) as caught:
        call("EU_CONTRIBUTION", args, lang)
    return caught.value.reason


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("12,5",), "Kastedilen 12,5 ise bunu Excel'inizin ondalık işaretiyle sayı olarak yazın."),
        (("1.234,56",), "Kastedilen 1.234,56 ise bunu Excel'inizin ondalık işaretiyle"),
        (("1.234",), "İngilizce yazımla 1,234 veya Türkçe yazımla 1.234."),
        (("%75",), "Kastedilen 0,75 ise bunu Excel'inizin ondalık işaretiyle sayı"),
        ((700_000.0, 75.0), "75 değeri 0 ile 1 arasında bir oran değil. Kastedilen yüzde 75 ise"),
        ((700_000.0, 75.0), "0,75 yazın."),
        ((700_000.0, 7.5), "7,5 değeri 0 ile 1 arasında bir oran değil."),
        ((700_000.005,), "700.000,005 değerinin 2 haneden fazla ondalığı var."),
        ((True,), "DOĞRU (TRUE) bir sayı değil."),
    ],
)
def test_a_turkish_reason_has_turkish_numbers(args: tuple[object, ...], words: str) -> None:
    assert words in reason(Lang.TR, *args)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("12,5",), "If 12.5 is meant, type it as a number, with the decimal sign of your Excel."),
        (("1,234",), "as 1,234 (written in English style) or as 1.234 (written in Turkish style)"),
        ((True,), "TRUE is not a number."),
    ],
)
def test_an_english_reason_has_english_numbers(args: tuple[object, ...], words: str) -> None:
    assert words in reason(Lang.EN, *args)


def test_the_list_of_problems_says_them_in_the_same_words() -> None:
    line = ("O1", "IP1", "personnel", 2.0, "12,5", "belki")
    found = call("EU_CHECK", [(line,)], Lang.TR)
    assert isinstance(found, tuple)
    price, flag = (str(row[-1]) for row in found)
    assert "Kastedilen 12,5 ise bunu Excel'inizin ondalık işaretiyle" in price
    assert '"belki" değeri ne evet ne hayır. evet veya hayır, DOĞRU veya YANLIŞ' in flag
