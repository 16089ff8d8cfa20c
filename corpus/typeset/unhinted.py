"""Takes the hints for coarse screens out of a TrueType font: nearly half of it, and no reader of a sample needs them."""

import struct
from itertools import accumulate, pairwise

HINTS = (b"cvt ", b"fpgm", b"prep")


def unhinted(font: bytes) -> bytes:
    """The same font without instructions; only outlines of their own are touched, no composite ones."""
    tables = {tag: table for tag, table in _tables(font).items() if tag not in HINTS}
    outlines = [_plain(glyph) for glyph in _glyphs(tables)]
    places = list(accumulate((len(outline) for outline in outlines), initial=0))
    head = tables[b"head"]
    tables |= {
        b"glyf": b"".join(outlines),
        b"loca": struct.pack(f">{len(places)}L", *places),
        b"head": head[:50] + struct.pack(">h", 1) + head[52:],  # places as four bytes each
    }
    return _font(font[:4], tables)


def _tables(font: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    return {tag: font[start : start + length] for tag, _, start, length in entries}


def _glyphs(tables: dict[bytes, bytes]) -> list[bytes]:
    """The outline of each glyph, empty for blanks."""
    count = struct.unpack_from(">H", tables[b"maxp"], 4)[0] + 1
    if struct.unpack_from(">h", tables[b"head"], 50)[0]:
        places = list(struct.unpack_from(f">{count}L", tables[b"loca"]))
    else:
        places = [2 * place for place in struct.unpack_from(f">{count}H", tables[b"loca"])]
    return [tables[b"glyf"][start:end] for start, end in pairwise(places)]


def _plain(glyph: bytes) -> bytes:
    """An outline without its instructions, filled up to four bytes."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else -1
    if contours > 0:
        start = 10 + 2 * contours  # after the box and the last point of each contour
        length = struct.unpack_from(">H", glyph, start)[0]
        glyph = glyph[:start] + b"\0\0" + glyph[start + 2 + length :]
    return glyph + b"\0" * (-len(glyph) % 4)


def _font(version: bytes, tables: dict[bytes, bytes]) -> bytes:
    """A font file of these tables; nobody looks at its checksums."""
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag, 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return version + struct.pack(">HHHH", len(tables), 0, 0, 0) + directory + body
