"""What a file is, told from its first bytes: its name proves nothing."""

from __future__ import annotations

from core.errors import InputError

HEAD_BYTES = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "send the table as CSV, XLSX, JSON or Parquet"),
    (b"\x89PNG", "a picture", "send the table as CSV, XLSX, JSON or Parquet"),
    (b"\xff\xd8\xff", "a picture", "send the table as CSV, XLSX, JSON or Parquet"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3", "a database", "export the table as CSV"),
    (b"<?xml", "XML", "export the table as CSV, XLSX, JSON or Parquet"),
    (b"<!DOCTYPE", "a web page", "export the table as CSV, XLSX, JSON or Parquet"),
    (b"<html", "a web page", "export the table as CSV, XLSX, JSON or Parquet"),
)


def refuse_foreign(head: bytes, file: str) -> None:
    """Refuse what is plainly something other than a table, by its name and with the remedy.

    Raises:
        InputError: the file is empty, protected by a password, or of another kind.
    """
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(
            f"{file}: the file is empty. Export it again and send it again.", code="file_empty", file=file
        )
    if head.startswith(_OLE):
        raise InputError(
            f"{file}: the workbook is protected by a password, or in the old .xls form. "
            "Save it as .xlsx without a password, or as CSV.",
            code="file_protected",
            file=file,
        )
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            raise InputError(
                f"{file}: this is {what}, not a table; {remedy}.", code="file_not_a_table", file=file
            )
