"""What was found in a document, as text for a database, and back without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from adapters.database.encoding import decode, encode
from core.document import DocType, Document, Examined, Field, Leftover, LineItem, Place, Reason, Verdict
from core.page import Box, Code


def dump_examined(examined: Examined) -> str:
    """Return a document and its verdict as one line of tagged JSON."""
    return encode({"document": asdict(examined.document), "verdict": asdict(examined.verdict)})


def load_examined(text: str) -> Examined:
    """Return what `dump_examined` was given."""
    data: Mapping[str, Any] = decode(text)
    return Examined(_document(data["document"]), _verdict(data["verdict"]))


def _document(data: Mapping[str, Any]) -> Document:
    return Document(
        doc_type=DocType(data["doc_type"]),
        pages=tuple(data["pages"]),
        fields={name: _field(one) for name, one in data["fields"].items()},
        line_items=tuple(_line_item(one) for one in data["line_items"]),
        text=data["text"],
        type_confidence=data["type_confidence"],
        read_confidence=data.get(
            "read_confidence", 1.0
        ),  # kept before pages told theirs: as they were judged
        codes=tuple(_code(one) for one in data.get("codes", ())),
        leftover=tuple(Leftover(**_placed(one)) for one in data.get("leftover", ())),
    )


def _line_item(data: Mapping[str, Any]) -> LineItem:
    values = _placed(data)
    values["titled"] = tuple(data.get("titled", ()))
    return LineItem(**values)


def _code(data: Mapping[str, Any]) -> Code:
    return Code(data["text"], data["symbology"], Box(**data["box"]))


def _field(data: Mapping[str, Any]) -> Field:
    values = _placed(data)
    values["evidence"] = tuple(data["evidence"])
    return Field(**values)


def _verdict(data: Mapping[str, Any]) -> Verdict:
    values = dict(data)
    values["reasons"] = tuple(Reason(**_placed(one)) for one in data["reasons"])
    return Verdict(**values)


def _placed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with their place on the page a `Place` again."""
    values = dict(data)
    place = values["place"]
    values["place"] = None if place is None else Place(place["page"], Box(**place["box"]))
    return values
