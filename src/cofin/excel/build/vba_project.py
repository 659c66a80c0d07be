"""A ``vbaProject.bin`` from VBA source ([MS-OVBA]); Excel compiles it when it loads it."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cofin.excel.build.compound import compound_file
from cofin.excel.build.vba_compression import compressed

CODE_PAGE = "cp1252"
_NO_CACHE = bytes.fromhex("cc61ffff000000")  # version 0xFFFF: no compiled code kept
_WORKBOOK_CLASS = "0{00020819-0000-0000-C000-000000000046}"
_SHEET_CLASS = "0{00020820-0000-0000-C000-000000000046}"
_PLAIN_CLASS = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
_REFERENCES = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        "#Microsoft Office 16.0 Object Library",
    ),
)


class ModuleKind(StrEnum):
    """What a module is: code, a class, or the code of the workbook or of a sheet."""

    CODE = "code"
    CLASS = "class"
    WORKBOOK = "workbook"
    SHEET = "sheet"


_LISTED = {
    ModuleKind.CODE: "Module={}",
    ModuleKind.CLASS: "Class={}",
    ModuleKind.WORKBOOK: "Document={}/&H00000000",
    ModuleKind.SHEET: "Document={}/&H00000000",
}


@dataclass(frozen=True, slots=True)
class Module:
    """A VBA module; characters outside Windows-1252 are refused."""

    name: str
    code: str
    kind: ModuleKind = ModuleKind.CODE

    def source(self) -> bytes:
        """The source as it is stored: attributes first, then the code."""
        head = [f'Attribute VB_Name = "{self.name}"', *self._attributes()]
        lines = self.code.replace("\r\n", "\n").rstrip("\n").split("\n")
        body = [line for line in lines if not line.startswith("Attribute VB_Name")]
        return ("\r\n".join(head + body) + "\r\n").encode(CODE_PAGE)

    def _attributes(self) -> list[str]:
        if self.kind is ModuleKind.CODE:
            return []
        base = {ModuleKind.WORKBOOK: _WORKBOOK_CLASS, ModuleKind.SHEET: _SHEET_CLASS}
        is_document = self.kind is not ModuleKind.CLASS
        return [
            f'Attribute VB_Base = "{base.get(self.kind, _PLAIN_CLASS)}"',
            "Attribute VB_GlobalNameSpace = False",
            "Attribute VB_Creatable = False",
            f"Attribute VB_PredeclaredId = {is_document}",
            f"Attribute VB_Exposed = {is_document}",
            "Attribute VB_TemplateDerived = False",
            f"Attribute VB_Customizable = {is_document}",
        ]


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """The binary of a project that is neither locked nor hidden; the same for the same source."""
    code = {module.name: compressed(module.source()) for module in modules}
    code["_VBA_PROJECT"] = _NO_CACHE
    code["dir"] = compressed(_directory(name, modules))
    project, names = _project_stream(name, modules), _names_stream(modules)
    return compound_file({"VBA": code, "PROJECT": project, "PROJECTwm": names})


def _project_stream(name: str, modules: Sequence[Module]) -> bytes:
    identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper() + "}"
    lines = [
        f'ID="{identity}"',
        *(_LISTED[module.kind].format(module.name) for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{obfuscated(bytes(4), identity)}"',
        f'DPB="{obfuscated(bytes(1), identity)}"',
        f'GC="{obfuscated(bytes([255]), identity)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    ]
    return "\r\n".join(lines).encode(CODE_PAGE)


def _names_stream(modules: Sequence[Module]) -> bytes:
    pairs = (
        module.name.encode(CODE_PAGE) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in modules
    )
    return b"".join(pairs) + b"\0\0"


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """The ``dir`` stream ([MS-OVBA] 2.3.4.2): project, references, modules."""
    made = bytearray()

    def record(number: int, data: bytes = b"") -> None:
        made.extend(struct.pack("<HI", number, len(data)) + data)

    def both(number: int, wide: int, text: str) -> None:
        record(number, text.encode(CODE_PAGE))
        record(wide, text.encode("utf-16-le"))

    for number, value in ((0x01, 3), (0x02, 0x409), (0x14, 0x409)):
        record(number, struct.pack("<I", value))
    record(0x03, struct.pack("<H", 1252))
    record(0x04, name.encode(CODE_PAGE))
    both(0x05, 0x40, "")
    both(0x06, 0x3D, "")
    record(0x07, bytes(4))
    record(0x08, bytes(4))
    made += struct.pack("<HIIH", 0x09, 4, 1, 1)
    both(0x0C, 0x3C, "")
    for reference, library in _REFERENCES:
        both(0x16, 0x3E, reference)
        path = library.encode(CODE_PAGE)
        record(0x0D, struct.pack("<I", len(path)) + path + bytes(6))
    record(0x0F, struct.pack("<H", len(modules)))
    record(0x13, b"\xff\xff")
    for module in modules:
        record(0x19, module.name.encode(CODE_PAGE))
        record(0x47, module.name.encode("utf-16-le"))
        both(0x1A, 0x32, module.name)
        both(0x1C, 0x48, "")
        record(0x31, bytes(4))
        record(0x1E, bytes(4))
        record(0x2C, b"\xff\xff")
        record(0x21 if module.kind is ModuleKind.CODE else 0x22)
        record(0x2B)
    record(0x10)
    return bytes(made)


def obfuscated(payload: bytes, identity: str, seed: int = 0x5D) -> str:
    """Data as ``CMG``, ``DPB`` and ``GC`` hold it ([MS-OVBA] 2.4.3): hidden, not secret."""
    key = sum(identity.encode(CODE_PAGE)) & 0xFF
    made = [seed, seed ^ 2, seed ^ key]
    last, before, plain = seed ^ key, seed ^ 2, key
    padding = bytes((seed & 6) // 2)
    for byte in padding + struct.pack("<I", len(payload)) + payload:
        value = byte ^ ((before + plain) & 0xFF)
        made.append(value)
        before, last, plain = last, value, byte
    return bytes(made).hex().upper()
