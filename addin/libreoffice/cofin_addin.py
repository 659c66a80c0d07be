# Made from cofin's list of functions; do not edit.
"""cofin's worksheet functions in LibreOffice Calc: cells in, the registry's answer out."""

import sys

import unohelper
from cofin.calc import XCofinFunctions
from com.sun.star.lang import IllegalArgumentException, XServiceInfo

IMPLEMENTATION = "EU"
SERVICES = (IMPLEMENTATION, "com.sun.star.sheet.AddIn")


class Functions(unohelper.Base, XCofinFunctions, XServiceInfo):
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
            self.refuse("LibreOffice's Python is %s; cofin needs 3.11 or newer. Update LibreOffice. / LibreOffice'in Python sürümü %s; cofin 3.11 veya daha yenisini ister. LibreOffice'i güncelleyin." % sys.version.split()[0])
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

    def reason(self):
        return self.last

    def contribution(self, eligible, rate, maximum, call):
        return self.rows("EU_CONTRIBUTION", eligible, rate, maximum, call)

    def indirect(self, direct_by_category, call):
        return cell(self.answer("EU_INDIRECT", direct_by_category, call))

    def eligible(self, direct_by_category, call):
        return cell(self.answer("EU_ELIGIBLE", direct_by_category, call))

    def cofinancing(self, eligible, rate, maximum, call):
        return self.rows("EU_COFINANCING", eligible, rate, maximum, call)

    def allocate(self, total, weights):
        return self.rows("EU_ALLOCATE", total, weights)

    def maxEligible(self, grant, rate, call):
        return cell(self.answer("EU_MAX_ELIGIBLE", grant, rate, call))

    def exchange(self, host, days, km, call):
        return cell(self.answer("EU_EXCHANGE", host, days, km, call))

    def budget(self, lines, by, call):
        return self.rows("EU_BUDGET", lines, by, call)

    def check(self, lines, call):
        return self.rows("EU_CHECK", lines, call)

    def rule(self, call, parameter, category):
        return cell(self.answer("EU_RULE", call, parameter, category))

    def ruleSource(self, call, parameter, category):
        return cell(self.answer("EU_RULE_SOURCE", call, parameter, category))

    def envelope(self, call, item):
        return cell(self.answer("EU_ENVELOPE", call, item))

    def regionCategory(self, nuts2, call):
        return cell(self.answer("EU_REGION_CATEGORY", nuts2, call))


def cell(value):
    """What UNO carries: numbers as double, truth as a number, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return float(value)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Functions, IMPLEMENTATION, SERVICES)
