"""The Python that LibreOffice runs: each method asks the registry, errors become exceptions.

Copied as text into the extension (``cofin_addin.py``); ``uno`` exists only inside LibreOffice.
"""

from __future__ import annotations

from cofin.excel.build.oxt_text import IMPLEMENTATION, INTERFACE, REASON, method
from cofin.excel.functions import FUNCTIONS, Function
from cofin.text import Lang, say

_TEXT = '''\
# Made from cofin's list of functions; do not edit.
"""cofin's worksheet functions in LibreOffice Calc: cells in, the registry's answer out."""

import sys

import unohelper
from cofin.calc import {interface}
from com.sun.star.lang import IllegalArgumentException, XServiceInfo

IMPLEMENTATION = "{implementation}"
SERVICES = (IMPLEMENTATION, "com.sun.star.sheet.AddIn")


class Functions(unohelper.Base, {interface}, XServiceInfo):
    """One method for each worksheet function."""

    def __init__(self, context):
        self.context = context
        self.last = ""

    def getImplementationName(self):
        return IMPLEMENTATION

    def supportsService(self, name):
        return name in SERVICES

    def getSupportedServiceNames(self):
        return SERVICES

    def answer(self, name, *given):
        """The cell's value; the reason of an error is kept for EU.REASON()."""
        if sys.version_info < (3, 11):
            self.refuse({too_old!r} % sys.version.split()[0])
        from cofin.errors import InputError
        from cofin.excel.functions import call
        from cofin.excel.libreoffice import given as plain
        from cofin.excel.settings import settings
        from cofin.excel.values import ExcelError

        lang = settings().lang
        try:
            found = call(name, plain(name, given, lang), lang)
        except ExcelError as error:
            self.refuse(error.reason)
        except InputError as error:
            self.refuse(error.render(lang))
        return found

    def rows(self, name, *given):
        """The same for what can fill several cells."""
        found = self.answer(name, *given)
        table = found if isinstance(found, tuple) else ((found,),)
        return tuple(tuple(cell(each) for each in row) for row in table)

    def refuse(self, reason):
        self.last = reason
        raise IllegalArgumentException(reason, self, 0)

    def {reason}(self):
        return self.last

{methods}


def cell(value):
    """What UNO carries: numbers as double, truth as a number, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return float(value)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Functions, IMPLEMENTATION, SERVICES)
'''

_METHOD = """\
    def {method}(self, {arguments}):
        return {answer}
"""


def component() -> str:
    """The whole module."""
    methods = [
        _METHOD.format(
            method=method(function),
            arguments=_arguments(function),
            answer=_answer(function),
        )
        for function in FUNCTIONS
    ]
    return _TEXT.format(
        interface=INTERFACE,
        implementation=IMPLEMENTATION,
        reason=REASON,
        too_old=" / ".join(say("excel.oxt_too_old", lang) for lang in Lang),
        methods="\n".join(methods).rstrip(),
    )


def _arguments(function: Function) -> str:
    return ", ".join(argument.name for argument in function.arguments)


def _answer(function: Function) -> str:
    asked = f'"{function.name}", {_arguments(function)}'
    return f"self.rows({asked})" if function.spills else f"cell(self.answer({asked}))"
