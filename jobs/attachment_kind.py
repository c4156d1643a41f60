"""What came with a message: rows for the tables, something spoken, or else a document."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import PurePath

from core.message import Attachment

TABLES = {
    "text/csv": ".csv",
    "application/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".csv",  # what Windows calls a CSV; a real .xls is refused by its content
}
TABLE_NAMES = frozenset({".csv", ".xlsx"})


HEIC = "heic"
_PICTURES = frozenset({"jpeg", "jpg", "pjpeg", "png", "x-png", "webp", "tiff", "tif", "gif"})
_UNREADABLE_KINDS = {
    "video": "recording", "audio": "recording", "font": "other", "message": "other", "model": "other",
    "text": "text",
}  # fmt: skip
_UNREADABLE = {
    "image/heic": HEIC, "image/heif": HEIC, "image/heic-sequence": HEIC, "image/heif-sequence": HEIC,
    "text/vcard": "contact", "text/x-vcard": "contact", "text/directory": "contact",
    "text/html": "web_page", "text/plain": "text",
    "application/zip": "archive", "application/x-zip-compressed": "archive", "application/vnd.rar": "archive",
    "application/x-rar-compressed": "archive", "application/x-7z-compressed": "archive",
    "application/gzip": "archive",
    "application/msword": "office", "application/rtf": "office", "application/vnd.ms-powerpoint": "office",
    "application/x-msdownload": "program", "application/x-dosexec": "program",
    "application/x-executable": "program", "application/x-sh": "program",
    "application/vnd.android.package-archive": "program", "application/java-archive": "program",
    "application/json": "text", "application/xml": "text",
    "application/postscript": "other", "application/illustrator": "other",
    "application/vnd.ms-outlook": "other", "application/vnd.slack-docs": "other",
}  # fmt: skip
_OFFICE = (
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
    "application/x-iwork-",
    "application/vnd.apple.",
)
_PROGRAMS = frozenset({".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".apk", ".jar", ".sh"})
_UNTOLD = "application/octet-stream"


def unreadable(attachment: Attachment) -> str | None:
    """Return what an attachment is, where its type alone tells that it is no document; else `None`.

    The words are those of `document_type`, and `HEIC`. What is not told is left to the content.
    """
    if attachment.is_sticker:
        return "sticker"
    suffix = PurePath(attachment.name).suffix.lower()
    if suffix in _PROGRAMS:
        return "program"
    told = media_type(attachment)
    if told in ("", _UNTOLD):
        told = guess_type(f"file{suffix}")[0] or ""
    if is_table(attachment):
        return None
    if told.startswith(_OFFICE):
        return "office"
    kind, _, what = told.partition("/")
    if kind == "image" and told not in _UNREADABLE:
        return None if what in _PICTURES else "other"
    return _UNREADABLE.get(told) or _UNREADABLE_KINDS.get(kind)


def is_table(attachment: Attachment) -> bool:
    """Tell whether an attachment is rows for the tables rather than a document."""
    return media_type(attachment) in TABLES or PurePath(attachment.name).suffix.lower() in TABLE_NAMES


def is_voice(attachment: Attachment) -> bool:
    """Tell whether an attachment is something spoken."""
    return media_type(attachment).split("/")[0] == "audio"


def media_type(attachment: Attachment) -> str:
    """Return its type without parameters."""
    return attachment.content_type.split(";")[0].strip().lower()
