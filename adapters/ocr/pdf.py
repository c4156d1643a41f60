"""PDFs by pypdfium2: opened within limits, rendered no larger than needed."""

from __future__ import annotations

import ctypes
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from adapters.ocr import refusal
from adapters.ocr.limits import ReadingLimits
from adapters.ocr.picture import Pixels
from adapters.ocr.ticked import LARGEST

_DEEPEST = 30
"""Forms within forms that are looked into."""
_MOST_THINGS = 200_000
"""Things drawn on one page; a dense map has fewer."""


Edges = tuple[float, float, float, float]


@dataclass
class Drawn:
    """What is drawn on a page, in its order: a later thing covers an earlier one.

    `order` maps the address of each text object to its place; `pictures` holds each picture's
    place and the share of the page it covers.
    """

    order: dict[int, int] = field(default_factory=dict[int, int])
    pictures: list[tuple[int, float]] = field(default_factory=list[tuple[int, float]])
    shapes: int = 0
    small: list[Edges] = field(default_factory=list[Edges])
    """Left, bottom, right and top of shapes no larger than a box to tick, as the page measures."""


@contextmanager
def opened(content: bytes, limits: ReadingLimits) -> Generator[pdfium.PdfDocument]:
    """Open a PDF for as long as the block lasts.

    Raises:
        InputError: it wants a password, cannot be opened, or has no or too many pages.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise refusal.protected() from error
        raise refusal.damaged("PDF", str(error)) from error
    try:
        if not len(document):
            raise refusal.no_pages()
        if len(document) > limits.max_pages:
            raise refusal.too_many_pages(len(document), limits.max_pages)
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, at: int) -> Generator[pdfium.PdfPage]:
    """Open a page, counted from 0, with what is filled into its form or noted on it made part of it."""
    page = _loaded(document, at)
    if raw.FPDFPage_GetAnnotCount(page.raw) > 0:
        flattened = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        if flattened == raw.FLATTEN_SUCCESS:
            page.close()
            page = _loaded(document, at)
    try:
        yield page
    finally:
        page.close()


def _loaded(document: pdfium.PdfDocument, at: int) -> pdfium.PdfPage:
    try:
        page = document[at]
    except pdfium.PdfiumError as error:
        raise refusal.damaged("PDF", f"page {at + 1} cannot be opened") from error
    width, height = page.get_size()
    if not (width > 0 and height > 0 and np.isfinite(width) and np.isfinite(height)):
        page.close()
        raise refusal.damaged("PDF", f"page {at + 1} has no size")
    return page


def rendered(page: pdfium.PdfPage, longest: int) -> Pixels:
    """Return the page as it looks, upright, `longest` pixels on its longer side."""
    scale = longest / max(page.get_size())
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=False)
    try:
        pixels = bitmap.to_numpy()[:, :, :3]
        return cast("Pixels", np.ascontiguousarray(pixels))
    finally:
        bitmap.close()


def drawn_on(page: pdfium.PdfPage, number: int, limits: ReadingLimits) -> Drawn:
    """Return what is drawn on the page, whose number in the file is for its errors.

    Raises:
        InputError: a picture on it has too many pixels, or it has too many things.
    """
    drawn = Drawn()
    left, bottom, right, top = page.get_bbox()
    area = max(1e-6, (right - left) * (top - bottom))
    for place, (thing, kind, within) in enumerate(_things(page)):
        if place == _MOST_THINGS:
            raise refusal.too_complex(number, f"{_MOST_THINGS} things drawn")
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawn.order[_address(thing)] = place
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            _refuse_huge(thing, limits)
            # a picture within a form has its place in the form's measure: count it as the whole page
            drawn.pictures.append((place, 1.0 if within else _area_of(thing) / area))
        else:
            drawn.shapes += 1
            edges = None if within else _edges_of(thing)
            if edges is not None and max(edges[2] - edges[0], edges[3] - edges[1]) <= LARGEST:
                drawn.small.append(edges)
    return drawn


def _things(page: pdfium.PdfPage) -> Iterator[tuple[Any, int, bool]]:
    count = raw.FPDFPage_CountObjects(page.raw)
    for at in range(count):
        yield from _unfolded(raw.FPDFPage_GetObject(page.raw, at), 0)


def _unfolded(thing: Any, depth: int) -> Iterator[tuple[Any, int, bool]]:
    kind = int(raw.FPDFPageObj_GetType(thing))
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield thing, kind, depth > 0
    elif depth < _DEEPEST:
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _unfolded(raw.FPDFFormObj_GetObject(thing, at), depth + 1)


def _refuse_huge(picture: Any, limits: ReadingLimits) -> None:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if (
        raw.FPDFImageObj_GetImagePixelSize(picture, width, height)
        and width.value * height.value > limits.max_pixels
    ):
        raise refusal.too_many_pixels(width.value, height.value, limits.max_megapixels)


def _area_of(thing: Any) -> float:
    left, bottom, right, top = _edges_of(thing) or (0.0, 0.0, 0.0, 0.0)
    return max(0.0, right - left) * max(0.0, top - bottom)


def _edges_of(thing: Any) -> Edges | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
