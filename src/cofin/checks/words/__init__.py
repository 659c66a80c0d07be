"""The words of budgets in nine languages: what headings, labels and titles say."""
