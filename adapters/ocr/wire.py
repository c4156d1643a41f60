"""What the reader and its process say to each other: frames of JSON, and the file itself.

JSON, not pickle: the process parses files from strangers, so nothing that comes out of it is
ever run.
"""

from __future__ import annotations

import json
import struct
from typing import Any, cast

from core.page import Box, Code, Page, ReadBy, Word

LENGTH = struct.Struct(">Q")
MAX_FRAME = 64 << 20
"""Bytes of one answer; a page's words and a picture of it stay far below."""

Frame = dict[str, Any]


def packed(frame: Frame) -> bytes:
    """Return a frame as bytes, its length first."""
    body = json.dumps(frame, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
    return LENGTH.pack(len(body)) + body


def unpacked(body: bytes) -> Frame:
    """Return the frame these bytes (without their length) hold."""
    return cast("Frame", json.loads(body.decode("utf-8", errors="replace")))


def page_to_frame(page: Page) -> Frame:
    """Return a page as plain values."""
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "words": [_word_to_list(word) for word in page.words],
        "hidden": [_word_to_list(word) for word in page.hidden],
        "codes": [[code.text, code.symbology, *_box_to_list(code.box)] for code in page.codes],
        "read_by": page.read_by,
        "turned_degrees": page.turned_degrees,
        "missing": list(page.missing),
    }


def page_from_frame(frame: Frame) -> Page:
    """Return the page of `page_to_frame`."""
    return Page(
        number=int(frame["number"]),
        width=float(frame["width"]),
        height=float(frame["height"]),
        words=tuple(_word_from_list(row) for row in frame["words"]),
        codes=tuple(Code(str(text), str(kind), Box(*box)) for text, kind, *box in frame["codes"]),
        read_by=cast("ReadBy", frame["read_by"]),
        turned_degrees=float(frame["turned_degrees"]),
        hidden=tuple(_word_from_list(row) for row in frame["hidden"]),
        missing=tuple(str(name) for name in frame["missing"]),
    )


def _word_to_list(word: Word) -> list[Any]:
    return [word.text, round(word.confidence, 4), *_box_to_list(word.box)]


def _word_from_list(row: list[Any]) -> Word:
    text, confidence, *box = row
    return Word(str(text), Box(*box), float(confidence))


def _box_to_list(box: Box) -> list[float]:
    return [round(edge, 6) for edge in (box.left, box.top, box.right, box.bottom)]
