"""A file, read page by page: this is what the reading process does."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.ocr import refusal
from adapters.ocr.code_scan import codes_on
from adapters.ocr.limits import ReadingLimits
from adapters.ocr.pdf import opened, page_of
from adapters.ocr.pdf_page import pdf_page_picture, read_by_layer, read_pdf_page
from adapters.ocr.photo import prepared, read_photo, sheets_of
from adapters.ocr.picture import Pixels, as_jpeg, frames_of
from adapters.ocr.recognise import Recogniser
from adapters.ocr.sniff import PDF
from core.page import Page


class FileReader:
    """Reads files in this process; the models stay loaded from one to the next."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._recogniser = Recogniser()

    def pages(self, content: bytes, media_type: str) -> Iterator[Page]:
        """Yield the pages of a file whose media type is known.

        Raises:
            InputError: as `core.ports.PageReader.read`.
        """
        if media_type == PDF:
            with opened(content, self._limits) as document:
                for at in range(len(document)):
                    with page_of(document, at) as page:
                        yield read_pdf_page(page, at + 1, self._recogniser, self._limits)
            return
        for number, pixels in enumerate(self._sheets(content, media_type), start=1):
            read = read_photo(pixels, self._recogniser, photographed=True)
            yield Page(
                number=number,
                width=read.width,
                height=read.height,
                words=read.words,
                codes=read.codes,
                read_by=read.read_by,
                turned_degrees=read.turned,
                missing=read.missing,
            )

    def halves(self, content: bytes, media_type: str) -> Iterator[tuple[Page, bytes | None]]:
        """Yield each page for another reader to finish: with its codes, and its picture where OCR is wanted.

        Raises:
            InputError: as `core.ports.PageReader.read`.
        """
        if media_type == PDF:
            with opened(content, self._limits) as document:
                for at in range(len(document)):
                    with page_of(document, at) as page:
                        read = read_by_layer(page, at + 1, self._limits)
                        if read is not None:
                            yield read, None
                        else:
                            pixels = pdf_page_picture(page, at + 1, self._recogniser, self._limits)
                            yield _half(at + 1, pixels)
            return
        for number, pixels in enumerate(self._sheets(content, media_type), start=1):
            ready = prepared(pixels, self._recogniser)
            yield _half(number, ready.tilt.level_picture(ready.pixels), ready.turned)

    def picture(self, content: bytes, media_type: str, number: int) -> bytes:
        """Return a page as a JPEG, upright, made as it was for reading.

        Raises:
            InputError: as `core.ports.PageReader.picture`.
        """
        return as_jpeg(self._picture(content, media_type, number))

    def _picture(self, content: bytes, media_type: str, number: int) -> Pixels:
        if number < 1:
            raise refusal.no_pages(number)
        if media_type == PDF:
            with opened(content, self._limits) as document:
                if number > len(document):
                    raise refusal.no_pages(number)
                with page_of(document, number - 1) as page:
                    return pdf_page_picture(page, number, self._recogniser, self._limits)
        for at, pixels in enumerate(self._sheets(content, media_type), start=1):
            if at == number:
                ready = prepared(pixels, self._recogniser)
                return ready.tilt.level_picture(ready.pixels)
        raise refusal.no_pages(number)

    def _sheets(self, content: bytes, media_type: str) -> Iterator[Pixels]:
        """Yield the pages of a picture file: several bills on one photo are a page each."""
        for photo in frames_of(content, media_type, self._limits):
            yield from sheets_of(photo, self._recogniser)


def _half(number: int, pixels: Pixels, turned: float = 0.0) -> tuple[Page, bytes]:
    height, width = pixels.shape[:2]
    page = Page(number, width, height, (), codes_on(pixels), turned_degrees=turned)
    return page, as_jpeg(pixels, quality=92)
