"""Boxes on the picture of a page, around what is wrong with it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.ports import Mark

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1_600
_COLOURS = {"error": (211, 47, 47), "warning": (239, 108, 0), "info": (25, 118, 210)}
_MARGIN = 0.004
_COMPRESSION = 3
"""zlib's level: a person waits for the picture, and the highest saves little on a photo."""


class MarkedPages:
    """`core.ports.PagePictures` with Pillow. The picture is our own reader's, so it is trusted."""

    def marked(self, picture: bytes, marks: Sequence[Mark]) -> bytes:
        """Return the picture with the marks as PNG, its longer side `LONGEST_SIDE` at most."""
        from PIL import Image  # noqa: PLC0415 - only where a page is drawn

        with Image.open(io.BytesIO(picture), formats=["JPEG"]) as opened:
            page = opened.convert("RGB")
        page.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        _draw(page, marks)
        out = io.BytesIO()
        page.save(out, "PNG", compress_level=_COMPRESSION)
        return out.getvalue()


def _draw(page: Image, marks: Sequence[Mark]) -> None:
    from PIL import ImageDraw  # noqa: PLC0415 - only where a page is drawn

    draw = ImageDraw.Draw(page)
    width, height = page.size
    line = max(2, round(max(width, height) / 400))
    for mark in marks:
        box = mark.box
        place = (
            max(0.0, box.left - _MARGIN) * width,
            max(0.0, box.top - _MARGIN) * height,
            min(1.0, box.right + _MARGIN) * width - 1,
            min(1.0, box.bottom + _MARGIN) * height - 1,
        )
        if place[2] > place[0] and place[3] > place[1]:
            draw.rectangle(place, outline=_COLOURS.get(mark.severity, _COLOURS["info"]), width=line)
