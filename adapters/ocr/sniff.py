"""What a file is, from its content: its name and its sender's word for it are never asked."""

from __future__ import annotations

from adapters.ocr import refusal
from adapters.ocr.limits import ReadingLimits

PDF = "application/pdf"
TIFF = "image/tiff"

_HEADER_WITHIN = 1024
_TRAILER_WITHIN = 8192

_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "program"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"%!PS", "other"),
    (b"OggS", "recording"),
    (b"ID3", "recording"),
    (b"\x1aE\xdf\xa3", "recording"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OFFICE_PARTS = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"opendocument")


def media_type_of(content: bytes, limits: ReadingLimits) -> str:
    """Return the media type of a file that can be read.

    Raises:
        InputError: it is empty, too large, cut off, or neither a PDF nor a picture.
    """
    if not content:
        raise refusal.empty()
    if len(content) > limits.max_bytes:
        raise refusal.too_large(len(content), limits.max_megabytes)
    for start, media_type in _PICTURES:
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    for start, found in _OTHERS:
        if content.startswith(start):
            office = found == "archive" and any(part in content[:4096] for part in _OFFICE_PARTS)
            raise refusal.wrong_type("office" if office else found)
    if content[4:8] == b"ftyp":
        raise refusal.heic() if content[8:12] in _HEIC_BRANDS else refusal.wrong_type("recording")
    if b"%PDF-" in content[:_HEADER_WITHIN]:
        if b"%%EOF" not in content[-_TRAILER_WITHIN:]:
            raise refusal.truncated("PDF")
        return PDF
    raise refusal.wrong_type(_kind_of_text(content))


def _kind_of_text(content: bytes) -> str:
    """Tell a web page and plain text from what is neither."""
    start = content[:_HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "web_page"
    try:
        text = content[:4096].decode("utf-8", errors="strict" if len(content) <= 4096 else "ignore")
    except UnicodeDecodeError:
        return "other"
    printable = sum(char.isprintable() or char in "\t\r\n" for char in text)
    return "text" if text and printable >= 0.95 * len(text) else "other"
