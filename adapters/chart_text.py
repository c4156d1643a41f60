"""Devanagari in charts that are drawn here: shaped by HarfBuzz and put into the drawing as outlines.

What draws the pictures gives Devanagari's vowel signs no width, so that letters lie upon each other, and
leaves out a script that a text's first font has not. On a machine without a font for it the words are in
Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from language.in_latin import in_latin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
NARROWEST = 0.8
"""Such labels were measured too short. One that would leave the picture is drawn narrower, down to this."""

_HINDI = re.compile(r"[\u0900-\u097f]")
_RUNS = re.compile(r"[\u0900-\u097f]+(?:[\s,.()/–-]+(?=[\u0900-\u097f])[\u0900-\u097f]+)*|[^\u0900-\u097f]+")
_MOVED = re.compile(r"translate\(\s*(-?[\d.]+)[ ,]")
_SIZE = re.compile(r"[\d.]+")
_PLACES = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
    "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
_HINDI_FONTS = ("NotoSansDevanagari", "Lohit-Devanagari", "Nirmala", "Kohinoor", "Mangal")
_LATIN_FONTS = ("NotoSans", "DejaVuSans", "LiberationSans", "Arial", "Helvetica")


def has_hindi(text: str) -> bool:
    """Tell whether any letter is Devanagari."""
    return _HINDI.search(text) is not None


def readable(drawing: str) -> str:
    """Return an SVG in which Devanagari can be read; other texts stay texts."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing, without a document type
    width = float(root.get("width") or 0)
    for parent, at, text, left in list(_texts(root, 0.0)):
        if not has_hindi("".join(text.itertext())):
            continue
        outlines = _outlined(text, left, width)
        if outlines is None:
            for part in text.iter():
                part.text = in_latin(part.text or "") or None
        else:
            parent[at] = outlines
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _texts(parent: Element, left: float) -> Iterator[tuple[Element, int, Element, float]]:
    """Yield each text with its parent, its place there, and how far right it begins."""
    for at, child in enumerate(parent):
        there = left + _moved(child)
        if child.tag == f"{{{SVG}}}text":
            yield parent, at, child, there
        else:
            yield from _texts(child, there)


def _moved(element: Element) -> float:
    found = _MOVED.search(element.get("transform") or "")
    return float(found.group(1)) if found else 0.0


def _outlined(text: Element, left: float, width: float) -> Element | None:
    """Return a text's lines as outlines; `None` where a font is missing."""
    bold = text.get("font-weight") in {"bold", "600", "700"}
    fonts = fonts_here(bold)
    if fonts is None:
        return None
    found = _SIZE.search(text.get("font-size") or "")
    size, anchor = float(found.group()) if found else 12.0, text.get("text-anchor") or "start"
    kept = {name: value for name in ("transform", "fill", "opacity") if (value := text.get(name))}
    group, below = ElementTree.Element(f"{{{SVG}}}g", kept), 0.0
    for line in [text, *text] if len(text) else [text]:
        below += float(line.get("dy") or 0)
        if not line.text:
            continue
        shapes, long = _shapes(line.text, size, fonts)
        room = {"start": width - left, "end": left}.get(anchor, 2 * min(left, width - left)) - 2
        narrow = 1.0 if long <= room or "rotate" in kept.get("transform", "") else max(room / long, NARROWEST)
        start = {"start": 0.0, "end": -long * narrow}.get(anchor, -long * narrow / 2)
        for shape, at, scale in shapes:
            place = (
                f"translate({start + at * narrow:.2f},{below:.2f}) scale({scale * narrow:.6f},{-scale:.6f})"
            )
            ElementTree.SubElement(group, f"{{{SVG}}}path", {"transform": place, "d": shape})
    return group


def _shapes(text: str, size: float, fonts: tuple[Any, Any]) -> tuple[list[tuple[str, float, float]], float]:
    """Return a line's outlines (path, distance from its start, scale) and its length in pixels."""
    hb = _harfbuzz()

    shapes: list[tuple[str, float, float]] = []
    at = 0.0
    for run in _RUNS.findall(text):
        font = fonts[0 if has_hindi(run) else 1]
        scale = size / font.face.upem
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        for glyph, moved in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen = _Pen(moved.x_offset, moved.y_offset)
            font.draw_glyph_with_pen(glyph.codepoint, pen)
            if pen.path:
                shapes.append((" ".join(pen.path), at, scale))
            at += moved.x_advance * scale
    return shapes, at


class _Pen:
    """Writes a glyph as an SVG path; called in fontTools' manner."""

    def __init__(self, x: float, y: float) -> None:
        self.path: list[str] = []
        self._x, self._y = x, y

    def moveTo(self, point: tuple[float, float]) -> None:
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._add("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self._add("Q", *points)

    def closePath(self) -> None:
        self.path.append("Z")

    def endPath(self) -> None:
        """An open line needs no end."""

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        self.path.append(command + " ".join(f"{x + self._x:g} {y + self._y:g}" for x, y in points))


def _harfbuzz() -> Any:
    """Return the library, untyped: what it declares of itself leaves out most of it."""
    return import_module("uharfbuzz")  # few charts hold Devanagari


@cache
def fonts_here(bold: bool) -> tuple[Any, Any] | None:
    """Return the fonts for Devanagari and for all else, as HarfBuzz takes them."""
    hb = _harfbuzz()

    files = [path for place in _PLACES for path in Path(place).expanduser().rglob("*.[to]t[fc]")]
    found = [_first(files, names, bold) for names in (_HINDI_FONTS, _LATIN_FONTS)]
    hindi, latin = found
    if hindi is None or latin is None:
        return None
    return (
        hb.Font(hb.Face(hb.Blob.from_file_path(str(hindi)))),
        hb.Font(hb.Face(hb.Blob.from_file_path(str(latin)))),
    )


def _first(files: list[Path], names: tuple[str, ...], bold: bool) -> Path | None:
    wanted = ("-bold", "bd", "b") if bold else ("-regular", "", "-Book")
    by_name = {path.stem.casefold(): path for path in files}
    for name in names:
        for ending in (*wanted, "-regular", "-variablefont_wdth,wght", ""):
            if (path := by_name.get(f"{name}{ending}".casefold())) is not None:
                return path
    return None
