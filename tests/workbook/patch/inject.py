"""Parts that no writing library makes, put into a workbook by hand."""

from __future__ import annotations

import io
import posixpath
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of a file by its name, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The file of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, each in parts.items():
            file.writestr(zipfile.ZipInfo(name), each, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def changed(content: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """The file with texts of one part replaced; each must be there."""
    parts = parts_of(content)
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text, (part, old)
        text = text.replace(old, new, 1)
    return packed({**parts, part: text.encode()})


def with_part(
    content: bytes, name: str, body: str | bytes, kind: str, relation: str, owner: str
) -> bytes:
    """The file with another part, its content type, and a relationship from ``owner``."""
    parts = parts_of(content)
    parts[name] = body.encode() if isinstance(body, str) else body
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    folder, file = posixpath.split(owner)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    empty = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
        '"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
    text = parts.get(rels, empty.encode()).decode()
    link = (
        f'<Relationship Id="rIdX{len(parts)}" Type="{relation}" Target="/{name}"/></Relationships>'
    )
    parts[rels] = text.replace("</Relationships>", link).encode()
    return packed(parts)
