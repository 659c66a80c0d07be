"""Pure calculation: what a project costs under a call's rules, and who pays for it.

Nothing here reads a file, a clock or a spreadsheet, and nothing is rounded outside
``cofin.money``.  The way of a budget through this package::

    parse            a mapping -> Project, or every problem of it
    amounts          quantity x unit cost, lump sums for visits
    eligibility      the eligible part of each line, and the reason for the rest
    rollup           sums per partner, work package and category; indirect costs
    grant            rates, requests, ceiling, no-profit
    cofinancing      the EU's share of each partner; the other sources
    calculate        all of these -> BudgetResult
    figures, tables  the result by name, as JSON, as DataFrames
    criteria         the conditions of the call: met, not met, unknown
    envelopes        the money of the programme and of the call
    explain          how a figure came about, down to lines and sources
"""
