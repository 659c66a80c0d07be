"""Makes the Excel add-in from text: VBA and ribbon out of the registry, packed into an .xlam.

Nothing here needs Excel, Windows or an import of xlwings; the same input gives the same bytes.
"""
