"""Errors as Excel raises them through pywin32."""

from __future__ import annotations

#: What Excel says where a sheet cannot be added.
ADD_FAILED = (
    -2147352567,
    "Exception occurred.",
    (0, "Microsoft Excel", "Add method of Sheets class failed", "xlmain11.chm", 0, -2146827284),
    None,
)


class ComError(Exception):
    """As ``pywintypes.com_error`` is."""
