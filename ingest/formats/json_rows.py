"""JSON: a list of objects, one object per line, or one object with such a list inside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

import ijson
import numpy as np
import polars as pl

from core.errors import InputError
from core.table import Table
from ingest.content import Content
from ingest.detect import explain, find_header, too_wide
from ingest.header import MAX_COLUMNS, compact, listed, names_of
from ingest.quarantine import BadRow, Reason
from ingest.source import ROW_NUMBER, RawBatch, damaged, empty
from ingest.text import Utf8Stream, encoding_of

JSON_BATCH_ROWS = 20_000
KEYS_FROM_ROWS = 1_000
HEAD_BYTES = 1 << 20
MAX_DEPTH = 64
_OPENING = np.frombuffer(b"[{", dtype=np.uint8)
_CLOSING = np.frombuffer(b"]}", dtype=np.uint8)
_PARSE_ERRORS = (ijson.JSONError, ValueError, OverflowError, RecursionError)

Layout = Literal["lines", "list", "values"]
Item = tuple[int, Any]


class JsonFormat:
    """JSON, told by its first bracket."""

    name = "json"

    def recognises(self, head: bytes) -> bool:
        """Look for an opening bracket or brace."""
        text = head.decode(encoding_of(head).replace("utf-32", "utf-8"), "ignore")
        return text.lstrip("\ufeff \t\r\n")[:1] in ("[", "{")

    def open(self, content: Content, file: str, kind: str | None) -> JsonSource:
        """Find the list of rows and the names they use."""
        items = _Items(content, file)
        keys: dict[str, None] = {}
        rows = 0
        for _, item in islice(items.read(), KEYS_FROM_ROWS):
            rows += 1
            if isinstance(item, dict):
                keys.update(dict.fromkeys(item))
                if len(keys) > MAX_COLUMNS:
                    raise too_wide(len(keys))
        if not rows:
            raise empty(file)
        # Rows may spell a name each in their own way: one spelling is enough to tell the kind.
        headers = list({compact(key): key for key in keys}.values())
        header = find_header([headers], kind)
        if header is None:
            raise explain([headers], kind, file)
        return JsonSource(items, header.match.table)


JSON = JsonFormat()


class JsonSource:
    """A JSON file whose rows were found; each row may use other names for the same column."""

    excel_serials = False
    skipped_parts: Sequence[str] = ()

    def __init__(self, items: _Items, table: Table) -> None:
        self._items = items
        self._table = table
        self._names = names_of(table)
        self._known: dict[str, tuple[str, int] | None] = {}

    @property
    def table(self) -> Table:
        """The table its rows belong to."""
        return self._table

    @property
    def ignored(self) -> Sequence[str]:
        """Names nothing asks for, of the rows read so far."""
        return [key for key, known in self._known.items() if known is None]

    def batches(self) -> Iterator[RawBatch]:
        """Read the objects one after another."""
        items = self._items.read()
        while chunk := list(islice(items, JSON_BATCH_ROWS)):
            yield self._batch(chunk)

    def _batch(self, items: Iterable[Item]) -> RawBatch:
        rows: list[dict[str, Any]] = []
        broken: list[BadRow] = []
        for number, item in items:
            try:
                rows.append({**self._row(item), ROW_NUMBER: number})
            except _BrokenItemError as error:
                broken.append(BadRow(number, error.column, error.value, error.reason))
        schema = {**{column.name: pl.String for column in self._table.columns}, ROW_NUMBER: pl.Int64}
        return RawBatch(pl.DataFrame(rows, schema=schema), tuple(broken))

    def _row(self, item: Any) -> dict[str, str | None]:
        if not isinstance(item, dict):
            value = item.text if isinstance(item, _NotJson) else str(item)
            raise _BrokenItemError("", value, Reason.JSON_INVALID)
        ranks: dict[str, int] = {}
        row: dict[str, str | None] = {}
        for key, value in item.items():
            known = self._lookup(key)
            if known is None or value is None:
                continue
            column, rank = known
            text = self._text(column, value)
            if column not in row or rank < ranks[column]:
                row[column] = text
                ranks[column] = rank
            elif rank == ranks[column] and text != row[column]:
                raise _BrokenItemError(column, f"{row[column]} / {text}", Reason.VALUE_TWICE)
        return row

    def _lookup(self, key: str) -> tuple[str, int] | None:
        if key not in self._known:
            if len(self._known) >= MAX_COLUMNS:
                raise too_wide(len(self._known) + 1)
            self._known[key] = self._names.get(compact(key))
        return self._known[key]

    def _text(self, column: str, value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (dict, list)):
            text = json.dumps(value, default=str, ensure_ascii=False)
            if self._table.column(column).type != "json":
                raise _BrokenItemError(column, text, Reason.NESTED_VALUE)
            return text
        text = str(value)
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise _BrokenItemError(column, text.encode("utf-8", "replace").decode(), Reason.ENCODING_INVALID)
        return text


class _BrokenItemError(ValueError):
    def __init__(self, column: str, value: str, reason: Reason) -> None:
        super().__init__(reason.value)
        self.column = column
        self.value = value
        self.reason = reason


class _NotJson:
    """A line that is not JSON, kept for the quarantine."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Items:
    """The rows of a JSON file with their numbers, wherever in it they stand."""

    def __init__(self, content: Content, file: str) -> None:
        self._content = content
        self._file = file
        self._layout, self._prefix = self._find()

    def read(self) -> Iterator[Item]:
        """Read from the beginning."""
        if self._layout == "lines":
            yield from self._lines()
            return
        values = ijson.items(self._text(), self._prefix, multiple_values=self._layout == "values")
        number = 0
        try:
            for value in values:
                number += 1
                yield number, value
        except _PARSE_ERRORS as error:
            raise damaged(self._file, f"it is not valid JSON after row {number}") from error

    def _text(self) -> _ShallowText:
        return _ShallowText(Utf8Stream(self._content, self._file), self._file)

    def _lines(self) -> Iterator[Item]:
        for number, line in enumerate(Utf8Stream(self._content, self._file).lines(), start=1):
            if line.strip():
                yield number, _parsed(line)

    def _find(self) -> tuple[Layout, str]:
        head = Utf8Stream(self._content, self._file).read(HEAD_BYTES).lstrip()
        if head.startswith(b"["):
            return "list", "item"
        lines = head.split(b"\n") if b"\n" in head or len(head) < HEAD_BYTES else []
        parsed = [_parsed(line) for line in lines[:2] if line.strip()]
        if parsed and isinstance(parsed[0], dict) and not _has_list(parsed[0]):
            return "lines", ""
        # A first line that is wrong by itself spoils no other.
        if len(parsed) == 2 and lines[0].rstrip().endswith(b"}") and isinstance(parsed[1], dict):
            return "lines", ""
        prefixes = self._list_prefixes()
        if len(prefixes) > 1:
            raise InputError(
                f"{self._file}: there is more than one list in it ({listed(prefixes)}); "
                "send each list as a file of its own.",
                code="lists_ambiguous",
                file=self._file,
                lists=tuple(prefixes),
            )
        if prefixes:
            return "list", f"{prefixes[0]}.item"
        return "values", ""

    def _list_prefixes(self) -> list[str]:
        """Names of the lists of objects that do not themselves stand inside such a list."""
        prefixes: dict[str, None] = {}
        opened: str | None = None
        try:
            for prefix, event, _ in ijson.parse(self._text(), multiple_values=True):
                if event == "start_array":
                    opened = prefix
                elif event == "start_map" and opened is not None and prefix == f"{opened}.item":
                    if not any(prefix.startswith(f"{known}.item") for known in prefixes):
                        prefixes[opened] = None
                    opened = None
        except _PARSE_ERRORS as error:
            raise damaged(self._file, "it is not valid JSON") from error
        return list(prefixes)


class _ShallowText:
    """JSON text that is refused where it nests absurdly deep.

    ijson keeps the path to each level, so that a few hundred thousand opening brackets would
    take all memory there is before they are found to be no table.
    """

    def __init__(self, text: Utf8Stream, file: str) -> None:
        self._text = text
        self._file = file
        self._depth = 0
        self._in_string = False
        self._pending = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next piece, checked."""
        piece = self._text.read(size)
        self._check(self._pending + piece)
        return piece

    def _check(self, text: bytes) -> None:
        whole = text.rstrip(b"\\")  # what a trailing backslash escapes comes with the next piece
        self._pending = text[len(whole) :]
        parts = whole.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
        outside = b"".join(parts[1 if self._in_string else 0 :: 2])
        self._in_string ^= len(parts) % 2 == 0
        signs = np.frombuffer(outside, dtype=np.uint8)
        steps = np.isin(signs, _OPENING).astype(np.int64) - np.isin(signs, _CLOSING)
        levels = self._depth + np.cumsum(steps)
        if len(levels):
            self._depth = int(levels[-1])
            if levels.max() > MAX_DEPTH:
                raise InputError(
                    f"{self._file}: its brackets nest more than {MAX_DEPTH} deep; "
                    "send a plain list of objects.",
                    code="file_too_deep",
                    file=self._file,
                )


def _parsed(line: bytes) -> Any:
    """Return a line's value, its numbers as they are written."""
    try:
        return json.loads(line, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return _NotJson(line.decode("utf-8", "replace"))


def _has_list(value: Mapping[str, Any]) -> bool:
    return any(
        isinstance(inner, list) or (isinstance(inner, dict) and _has_list(inner)) for inner in value.values()
    )
