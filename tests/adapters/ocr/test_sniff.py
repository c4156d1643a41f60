"""A file is what its content says; what is neither PDF nor picture is refused by kind."""

from __future__ import annotations

import pytest

from adapters.ocr.limits import ReadingLimits
from adapters.ocr.sniff import media_type_of
from core.errors import InputError
from tests.adapters.ocr.files import bill_pdf, encoded, program_named_pdf, rendered, tiff


def test_pdfs_and_pictures_are_told_by_their_content() -> None:
    page = rendered(bill_pdf(), scale=0.3)
    limits = ReadingLimits()
    assert media_type_of(bill_pdf(), limits) == "application/pdf"
    assert media_type_of(b"\n\r junk before it\n" + bill_pdf(), limits) == "application/pdf"
    assert media_type_of(encoded(page, ".jpg"), limits) == "image/jpeg"
    assert media_type_of(encoded(page, ".png"), limits) == "image/png"
    assert media_type_of(encoded(page, ".webp"), limits) == "image/webp"
    assert media_type_of(tiff(1), limits) == "image/tiff"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (program_named_pdf(), "program"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "program"),
        (b"#!/bin/sh\nrm -rf /\n%PDF-1.4 %%EOF", "program"),
        (b"PK\x03\x04" + bytes(30) + b"readme.txt", "archive"),
        (b"PK\x03\x04" + bytes(30) + b"word/document.xml", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"  <!DOCTYPE html><html></html>", "web_page"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(20), "recording"),
        ("Rechnung über 12 €".encode(), "text"),
        (bytes(range(128, 256)), "other"),
    ],
)
def test_anything_else_is_refused_by_kind(content: bytes, found: str) -> None:
    with pytest.raises(InputError) as refused:
        media_type_of(content, ReadingLimits())
    assert refused.value.code == "document_type"
    assert refused.value.details == {"found": found}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (bill_pdf()[:500], "document_truncated"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "document_heic"),
    ],
)
def test_a_file_that_cannot_be_opened_has_its_own_reason(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        media_type_of(content, ReadingLimits())
    assert refused.value.code == code


def test_the_limit_on_bytes_is_inclusive() -> None:
    content = bill_pdf()
    exact = ReadingLimits(max_megabytes=len(content) / (1 << 20))
    assert media_type_of(content, exact) == "application/pdf"
    with pytest.raises(InputError) as refused:
        media_type_of(content, ReadingLimits(max_megabytes=(len(content) - 1) / (1 << 20)))
    assert refused.value.code == "document_too_large"
