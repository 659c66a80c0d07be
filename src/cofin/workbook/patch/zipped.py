"""The file around the parts: entries in their order, each compressed as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from copy import copy

from cofin.workbook.read.package import Package


def zipped(
    package: Package, parts: Mapping[str, bytes], dropped: Collection[str]
) -> tuple[bytes, tuple[str, ...]]:
    """The file with the new ``parts`` in their places, and which entries are not as they were."""
    content, changed = io.BytesIO(), []
    with zipfile.ZipFile(content, "w") as file:
        for name, entry in package.entries():
            if name in dropped:
                continue
            # written entries learn where they lie in the new file; the old must not
            fresh = copy(entry)
            old = package.whole(name)
            new = parts.get(name, old)
            if new != old:
                changed.append(name)
            file.writestr(fresh, new, compress_type=entry.compress_type)
    return content.getvalue(), tuple(changed)
