"""The compression of VBA source ([MS-OVBA] 2.4.1): copies within chunks of 4096 bytes."""

from __future__ import annotations

import struct

_CHUNK = 4096


def compressed(data: bytes) -> bytes:
    """The data in a compressed container."""
    made = bytearray(b"\x01")
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        body = _chunk_body(chunk)
        if len(body) < _CHUNK:
            made += struct.pack("<H", (len(body) - 1) | 0xB000) + body
        elif len(chunk) == _CHUNK:
            made += struct.pack("<H", (_CHUNK - 1) | 0x3000) + chunk
        else:  # a raw chunk is always full: this one would come back with zeros at its end
            raise ValueError("the last part of the source does not compress")
    return bytes(made)


def _chunk_body(chunk: bytes) -> bytes:
    """Groups of eight tokens, each group after a byte that says which are copies."""
    body, place = bytearray(), 0
    while place < len(chunk):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if place >= len(chunk):
                break
            bits = max(4, (place - 1).bit_length()) if place > 1 else 4
            longest = min((0xFFFF >> bits) + 3, len(chunk) - place)
            length, offset = _best_copy(chunk, place, longest)
            if length:
                flags |= 1 << bit
                tokens += struct.pack("<H", ((offset - 1) << (16 - bits)) | (length - 3))
                place += length
            else:
                tokens.append(chunk[place])
                place += 1
        body.append(flags)
        body += tokens
    return bytes(body)


def _best_copy(chunk: bytes, place: int, longest: int) -> tuple[int, int]:
    """Length and distance of the longest earlier copy, the nearest of equals; (0, 0) if none."""
    best, distance = 0, 0
    if longest < 3:
        return best, distance
    start = chunk[place : place + 3]
    found = chunk.rfind(start, 0, place + 2)
    while found >= 0:
        length = 3
        while length < longest and chunk[found + length] == chunk[place + length]:
            length += 1
        if length > best:
            best, distance = length, place - found
            if length == longest:
                break
        found = chunk.rfind(start, 0, found + 2) if found else -1
    return best, distance
