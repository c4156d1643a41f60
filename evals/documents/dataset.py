"""A folder of documents with their truth: the generator's JSON, or plain company, date, address, total."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from core.errors import InputError

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
PLAIN_KEYS: Mapping[str, str] = {
    "company": "seller_name",
    "date": "invoice_date",
    "address": "seller_address",
    "total": "total",
}
_DATES = (
    "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%Y-%m-%d", "%Y/%m/%d",
    "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%d%b%Y", "%b %d, %Y", "%d %B %Y", "%d/%b/%Y",
)  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """The truth of one document.

    `fields` and `line_items` must be found. `known` and `known_items` are true without being
    printed. Where the truth is not `complete`, nothing is said about other fields, and they
    are not judged. `context` holds what is known beside the page.
    """

    doc_type: str | None
    pages: tuple[int, ...]
    fields: Mapping[str, Any]
    known: Mapping[str, Any] = field(default_factory=dict[str, Any])
    line_items: tuple[Mapping[str, Any], ...] = ()
    known_items: tuple[Mapping[str, Any], ...] = ()
    defects: tuple[str, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict[str, Any])
    complete: bool = True


@dataclass(frozen=True)
class Case:
    """A file and the truth of its documents; `variant` is `text`, `scan`, `photo` or `picture`.

    `choices` tell how a paper that chance put together came about.
    """

    name: str
    content: bytes
    variant: str
    documents: tuple[Expected, ...]
    choices: Mapping[str, str] = field(default_factory=dict[str, str])


def read_folder(folder: Path) -> Iterator[Case]:
    """Yield a folder's cases in the order of their names.

    Raises:
        InputError: no file with a truth lies there, or a truth is of no known form.
    """
    found = False
    for path in sorted(folder.glob("*.json")):
        beside = _beside(path)
        truth = _read_json(path, needed=beside is not None)
        file = beside or _named(path, truth)
        if file is None:
            continue
        found = True
        variant = str(truth.get("variant") or ("text" if file.suffix.lower() == ".pdf" else "picture"))
        yield Case(path.stem, file.read_bytes(), variant, expected_of(truth, path.name))
    if not found:
        raise InputError(
            f"No document with a truth lies in {folder}: each NAME.pdf or NAME.jpg needs its NAME.json"
        )


def expected_of(truth: Mapping[str, Any], name: str) -> tuple[Expected, ...]:
    """Return the documents that a truth tells of.

    Raises:
        InputError: the truth has none of the known forms.
    """
    if "documents" in truth:
        return tuple(_generated(document) for document in cast("list[dict[str, Any]]", truth["documents"]))
    if "fields" in truth:
        return (_generated(truth),)
    plain = {PLAIN_KEYS[key]: value for key, value in truth.items() if key in PLAIN_KEYS}
    if not plain:
        raise InputError(
            f"{name} is no truth of a document: it needs `documents`, `fields`, "
            f"or some of {', '.join(PLAIN_KEYS)}"
        )
    fields = {key: _plain_value(key, str(value)) for key, value in plain.items() if value}
    return (Expected(None, (1,), fields, complete=False),)


def _generated(document: Mapping[str, Any]) -> Expected:
    defects = tuple(
        str(defect["theme"] if isinstance(defect, Mapping) else defect)  # pyright: ignore[reportUnknownArgumentType]
        for defect in document.get("defects", ())
    )
    return Expected(
        doc_type=document.get("doc_type"),
        pages=tuple(document.get("pages", (1,))),
        fields=document["fields"],
        known=document.get("known", {}),
        line_items=tuple(document.get("line_items", ())),
        known_items=tuple(document.get("known_items", ())),
        defects=defects,
        context=document.get("context", {}),
    )


def _plain_value(name: str, text: str) -> str:
    if name == "invoice_date":
        day = read_date(text)
        return day.isoformat() if day else text
    if name == "total":
        number = re.sub(r"[^\d.\-]", "", text.replace(",", ""))
        try:
            return str(Decimal(number))
        except InvalidOperation:
            return text
    return text


def read_date(text: str) -> date | None:
    """Return a date written the day first, in one of many forms."""
    for form in _DATES:
        try:
            return datetime.strptime(text.strip().title(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _read_json(path: Path, *, needed: bool) -> Mapping[str, Any]:
    """Return a truth; a JSON file that no document is `needed` for may be anything, and says nothing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        if not needed:
            return {}
        raise InputError(f"{path} is not JSON: {error}") from error
    if isinstance(found, dict):
        return cast("dict[str, Any]", found)
    if needed:
        raise InputError(f"{path} is no truth of a document: a JSON object was expected")
    return {}


def _named(path: Path, truth: Mapping[str, Any]) -> Path | None:
    """Return the file that a truth names, where it lies in the same folder."""
    named = truth.get("file")
    file = path.parent / Path(named).name if isinstance(named, str) else None
    return file if file is not None and file.is_file() else None


def _beside(path: Path) -> Path | None:
    """Return the document of the same name."""
    for suffix in SUFFIXES:
        for spelled in (suffix, suffix.upper()):
            if path.with_suffix(spelled).is_file():
                return path.with_suffix(spelled)
    return None
