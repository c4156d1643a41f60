"""What came with a message: rows for the tables, something spoken, or else a document."""

from __future__ import annotations

from pathlib import PurePath

from core.message import Attachment

TABLES = {
    "text/csv": ".csv",
    "application/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".csv",  # what Windows calls a CSV; a real .xls is refused by its content
}
TABLE_NAMES = frozenset({".csv", ".xlsx"})


def is_table(attachment: Attachment) -> bool:
    """Tell whether an attachment is rows for the tables rather than a document."""
    return media_type(attachment) in TABLES or PurePath(attachment.name).suffix.lower() in TABLE_NAMES


def is_voice(attachment: Attachment) -> bool:
    """Tell whether an attachment is something spoken."""
    return media_type(attachment).split("/")[0] == "audio"


def media_type(attachment: Attachment) -> str:
    """Return its type without parameters."""
    return attachment.content_type.split(";")[0].strip().lower()
