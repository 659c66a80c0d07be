"""What the Excel add-in calls: worksheet functions, ribbon actions, and how the add-in is made.

The registry (``functions``), the ribbon (``ribbon``) and everything computed behind them are
plain Python; xlwings is imported by ``udf`` and the ribbon's actions alone.
"""
