"""Text files as one clean stream of UTF-8, whatever they were saved as."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from core.errors import InputError
from ingest.content import Content

CHUNK_BYTES = 1 << 20
MAX_LINE_BYTES = 8 << 20
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPOKEN = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_CONTROLS = bytes(set(range(32)) - {9, 10, 13, 27})
MAX_CONTROL_SHARE = 0.05
FEW_CONTROLS = 16


def encoding_of(head: bytes) -> str:
    """Return the encoding a file announces, or that its zero bytes give away; else UTF-8.

    >>> encoding_of("date,sku".encode("utf-16-be"))
    'utf-16-be'
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    sample = head[:512]
    pairs = len(sample) // 2
    if pairs:
        even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
        if odd > pairs * 0.4 and even < pairs * 0.1:
            return "utf-16-le"
        if even > pairs * 0.4 and odd < pairs * 0.1:
            return "utf-16-be"
    return "utf-8"


def looks_binary(head: bytes) -> bool:
    """Tell whether this is no text at all: too many control characters for any table."""
    encoding = encoding_of(head)
    text = head if encoding.startswith("utf-8") else head.decode(encoding, "ignore").encode("utf-8", "ignore")
    controls = len(text) - len(text.translate(None, _CONTROLS))
    return controls > FEW_CONTROLS + len(text) * MAX_CONTROL_SHARE


class Utf8Stream(io.RawIOBase):
    """A file re-encoded to UTF-8 as it is read, from its beginning, without its byte-order mark.

    `quotes` counts the quotation marks seen.

    Raises:
        InputError: on reading, where the bytes are not what the encoding says.
    """

    def __init__(self, content: Content, file: str) -> None:
        self._encoding = encoding_of(content.read_at(0, 4_096))
        if self._encoding == "utf-32":
            raise _not_readable(file, "it is saved as UTF-32")
        self._stream = content.open()
        self._file = file
        self._decoder = codecs.getincrementaldecoder(self._encoding)()
        self._rest = b""
        self._at_start = True
        self._read = 0
        self._ended = False
        self.quotes = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return `size` bytes, fewer only at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(CHUNK_BYTES), b""))
        while len(self._rest) < size and not self._ended:
            self._rest += self._decoded(max(size - len(self._rest), 4_096))
        out, self._rest = self._rest[:size], self._rest[size:]
        return out

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # only bytes-like memory is handed in
        """Fill the buffer; zero at the end."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def lines(self) -> Iterator[bytes]:
        """Read line by line, without the line ends.

        Raises:
            InputError: a line is absurdly long.
        """
        pending = b""
        while chunk := self.read(CHUNK_BYTES):
            pending += chunk
            *whole, pending = pending.split(b"\n")
            yield from whole
            if len(pending) > MAX_LINE_BYTES:
                raise InputError(
                    f"{self._file}: a line is longer than {MAX_LINE_BYTES >> 20} MB; "
                    "write one record per line and send it again.",
                    code="file_damaged",
                    file=self._file,
                )
        if pending:
            yield pending

    def _decoded(self, size: int) -> bytes:
        raw = self._stream.read(size)
        self._ended = not raw
        try:
            text = self._decoder.decode(raw, final=self._ended)
        except UnicodeDecodeError as error:
            at = self._read + error.start
            raise _not_readable(
                self._file, f"byte {at + 1} is not valid {_SPOKEN[self._encoding]}"
            ) from error
        self._read += len(raw)
        if self._at_start and text:
            text = text.removeprefix("\ufeff")
            self._at_start = False
        clean = text.encode("utf-8")
        self.quotes += clean.count(b'"')
        return clean


def head_text(content: Content, file: str, size: int) -> str:
    """Return the beginning of a text file, about `size` bytes, cut at a whole line if it goes on."""
    reader = Utf8Stream(content, file)
    head = b""
    while len(head) < size and (chunk := reader.read(size - len(head))):
        head += chunk
    if reader.read(1):
        cut = max(head.rfind(b"\n"), head.rfind(b"\r"))
        head = head[: cut + 1]
    return head.decode("utf-8")


def _not_readable(file: str, what: str) -> InputError:
    return InputError(
        f"{file}: the text cannot be read, {what}. Save it as UTF-8 "
        "(in Excel: Save As, CSV UTF-8) and send it again.",
        code="file_encoding",
        file=file,
        problem=what,
    )
