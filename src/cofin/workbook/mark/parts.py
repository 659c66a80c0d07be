"""The parts of a workbook while it gets other ones: what they are now, new ones, links."""

from __future__ import annotations

import posixpath
from contextlib import AbstractContextManager
from xml.sax.saxutils import quoteattr

from cofin.workbook.mark.outline import outline
from cofin.workbook.patch.book import relationships_of
from cofin.workbook.patch.measure import measuring
from cofin.workbook.patch.sheet import Piece, replaced
from cofin.workbook.patch.zipped import zipped
from cofin.workbook.read.package import Package, part_name
from cofin.workbook.read.workbook import workbook_part

TYPES = "[content_types].xml"
_NO_LINKS = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: The same in the strict variant of the format (ECMA-376, part 1, annex A).
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
#: How the links that are added begin.
LINK = "rIdMark"
#: What the content types call a part that may be added.
KINDS = {
    "worksheet": _KIND.format("worksheet"),
    "comments": _KIND.format("comments"),
    "styles": _KIND.format("styles"),
}
_BY_ENDING = {
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
}


class Parts:
    """A package with its new and changed parts; names as in the package, in lower case."""

    def __init__(self, package: Package) -> None:
        self.package, self.book = package, workbook_part(package)
        self._new: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}  # by the name that they get in the file
        # some programs write them with backslashes or from the root
        self._names = {
            name: entry.orig_filename.replace("\\", "/").lstrip("/")
            for name, entry in package.entries()
        }
        is_strict = b"purl.oclc.org/ooxml" in package.head(self.book)
        self.office = _OFFICE_STRICT if is_strict else _OFFICE

    def whole(self, part: str) -> bytes:
        """A part as it is now."""
        if part in self._new:
            return self._new[part]
        if part in self._names and self._names[part] in self._added:
            return self._added[self._names[part]]
        content = self.package.whole(part)
        try:
            content.decode()
        except UnicodeDecodeError as reason:  # what is added is UTF-8
            raise self.package.refused("encoding", part=part) from reason
        return content

    def put(self, part: str, content: bytes) -> None:
        """Another content for a part."""
        if part in self.package:
            self._new[part] = content
        else:
            self._added[self._names[part]] = content

    def measuring(self, part: str) -> AbstractContextManager[None]:
        """``FileRefused`` for a part of which nobody can tell where its elements stand."""
        return measuring(self.package, part)

    def related(self, owner: str, kind: str) -> str:
        """The first part of that kind that a part refers to, where it is in the file."""
        links = self.package.relationships(owner).values()
        return next((link.part for link in links if link.kind == kind and link.part in self), "")

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def add(self, owner: str, kind: str, folder: str, content: bytes) -> tuple[str, str]:
        """A new part of a ``kind`` to which ``owner`` refers: its name and the link's id."""
        ending = "vml" if kind == "vmlDrawing" else "xml"
        folder = posixpath.join(posixpath.dirname(self._names[self.book]), folder)
        name, number = posixpath.join(folder, f"{kind}.{ending}"), 1
        while name.lower() in self:  # openpyxl takes formats from the part ``styles.xml`` alone
            name, number = posixpath.join(folder, f"{kind}{number}.{ending}"), number + 1
        self._names[part_name(name)] = name
        self._added[name] = content
        self._say_type(name, kind)
        return part_name(name), self._link(owner, kind, f"/{name}")

    def _say_type(self, name: str, kind: str) -> None:
        """What a new part is: by its ending where all of that ending are so, else by its name."""
        with self.measuring(TYPES):
            content = self.whole(TYPES)
            root = outline(content, 1)
            ending = name.rpartition(".")[2]
            known = {each.has.get("Extension", "").lower() for each in root.all("Default")}
            if ending not in _BY_ENDING:
                place, about = quoteattr(f"/{name}"), quoteattr(KINDS[kind])
                text = f"<{root.prefix}Override PartName={place} ContentType={about}/>"
                self.put(TYPES, replaced(content, [Piece(root.close, root.close, text.encode())]))
            elif ending not in known:
                about = quoteattr(_BY_ENDING[ending])
                text = f'<{root.prefix}Default Extension="{ending}" ContentType={about}/>'
                self.put(TYPES, replaced(content, [Piece(root.open, root.open, text.encode())]))

    def _link(self, owner: str, kind: str, target: str) -> str:
        folder, name = posixpath.split(self._names[owner])
        rels = relationships_of(owner)
        if rels not in self:
            self._names[rels] = posixpath.join(folder, "_rels", f"{name}.rels")
            self.put(rels, _NO_LINKS)
            self._say_type(self._names[rels], "")  # LibreOffice names each of them
        with self.measuring(rels):
            content = self.whole(rels)
            root = outline(content, 1)
            known = {each.has.get("Id", "") for each in root.children}
            number = 1
            while (key := f"{LINK}{number}") in known:
                number += 1
            text = (
                f'<{root.prefix}Relationship Id="{key}" Type="{self.office}/{kind}" '
                f"Target={quoteattr(target)}/>"
            ).encode()
            if root.is_empty:
                tag = content[root.start : root.open - 2].rstrip() + b">"
                text = tag + text + f"</{root.prefix}Relationships>".encode()
                self.put(rels, replaced(content, [Piece(root.start, root.end, text)]))
            else:
                self.put(rels, replaced(content, [Piece(root.close, root.close, text)]))
        return key

    def file(self) -> bytes:
        """The workbook with all of them."""
        return zipped(self.package, self._new, (), self._added)[0]
