"""Where a document's file and the pictures of its pages are kept."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from core.errors import InputError
from core.ports import Blobs, PageReader
from core.uploaded_document import UploadedDocument
from jobs.importing.intake import Spooled, full_disk_translated, spooled

MAX_BYTES = 20 * 1024 * 1024


def file_key(tenant_id: str, day: date, doc_id: str) -> str:
    """Return where a document's file lies: partitioned by tenant and day, as the seed has it."""
    return f"{tenant_id}/documents/{day.isoformat()}/{doc_id}"


@dataclass(frozen=True)
class Shelf:
    """The files of documents.

    `work_dir` is a local folder for temporary copies; `max_bytes` is what a file may have.
    """

    blobs: Blobs
    reader: PageReader
    work_dir: Path
    max_bytes: int = MAX_BYTES

    @contextmanager
    def copied(self, content: BinaryIO) -> Generator[tuple[Spooled, int]]:
        """Copy a file that comes in to local disk; with it, its size.

        Raises:
            InputError: it is empty or too large.
            StorageFullError: there is no room for it.
        """
        limited = cast("BinaryIO", _Limited(content, self.max_bytes))
        with spooled(limited, self.work_dir) as copy:
            size = copy.file.seek(0, io.SEEK_END)
            if size == 0:
                raise InputError("The file is empty: 0 bytes. Send it again.", code="document_empty")
            copy.file.seek(0)
            yield copy, size

    def put(self, key: str, copy: Spooled) -> None:
        """Keep the file under its key, whole or not at all."""
        copy.file.seek(0)
        with full_disk_translated():
            self.blobs.put(key, copy.file)

    def content(self, document: UploadedDocument) -> bytes:
        """Return a document's file.

        Raises:
            InputError: it is not there, or larger than a file may be.
        """
        with self.blobs.open(document.blob_key) as file:
            content = file.read(self.max_bytes + 1)
        if len(content) > self.max_bytes:
            raise too_large(self.max_bytes)
        return content

    def page(self, document: UploadedDocument, page: int, content: bytes | None = None) -> bytes:
        """Return the upright picture of a page; drawn once, then kept.

        Raises:
            InputError: the file has no such page.
        """
        if not 1 <= page <= (document.page_count or 1):
            raise InputError(
                f"There is no page {page}; the file has {document.page_count or 1}.", code="document_no_pages"
            )
        key = page_key(document, page)
        try:
            with self.blobs.open(key) as kept:
                return kept.read()
        except InputError:
            picture = self.reader.picture(content or self.content(document), page)
        with tempfile.SpooledTemporaryFile() as copy:
            copy.write(picture)
            copy.seek(0)
            self.blobs.put(key, cast("BinaryIO", copy))
        return picture

    def remove(self, document: UploadedDocument) -> None:
        """Remove the file and its pages; removing what is not there is fine."""
        for page in range(1, (document.page_count or 0) + 1):
            self.blobs.delete(page_key(document, page))
        self.blobs.delete(document.blob_key)


def page_key(document: UploadedDocument, page: int) -> str:
    """Return where the picture of a page lies."""
    return f"{document.tenant_id}/document_pages/{document.upload_id}/{page}.jpg"


def too_large(limit: int) -> InputError:
    """Return the error for a file above the limit."""
    return InputError(
        f"The file is larger than {limit // (1024 * 1024)} MB; send it in parts, or photograph it at a "
        "lower resolution.",
        code="document_too_large",
        limit=str(limit // (1024 * 1024)),
    )


class _Limited:
    """A file that refuses to be longer than allowed."""

    def __init__(self, content: BinaryIO, limit: int) -> None:
        self._content = content
        self._limit = limit
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._content.read(size)
        self._read += len(piece)
        if self._read > self._limit:
            raise too_large(self._limit)
        return piece
