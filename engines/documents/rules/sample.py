"""Documents for tests, built from the samples that rules carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.document import DocType, Document, Field, FieldValue, LineItem
from core.page import Box, Code
from engines.documents.context import Earlier, ValidationContext
from engines.documents.rules.load import load_samples
from engines.documents.rules.model import Sample

_CONFIDENCE = 0.98
_NOWHERE = Box(0.0, 0.0, 0.1, 0.1)


def build(sample: Sample) -> tuple[Document, ValidationContext]:
    """Return the document of a sample and what is known beside it.

    Raises:
        KeyError: The sample changes a document or a row that does not exist.
    """
    base = load_samples()[sample.base]
    values: dict[str, Any] = {**base["fields"], **sample.set}
    fields = {
        name: _field(name, value, sample.confidence.get(name, _CONFIDENCE))
        for name, value in values.items()
        if name not in sample.drop
    }
    rows = [dict(row) for row in base.get("lines", ())]
    for number, change in sample.lines.items():
        rows[number - 1].update(change)
    context = {**base["context"], **sample.context}
    document = Document(
        doc_type=sample.doc_type or DocType(base["doc_type"]),
        pages=(1,),
        fields=fields,
        line_items=() if sample.no_lines else tuple(_line(row) for row in rows),
        text=sample.text if sample.text is not None else str(base.get("text", "")),
        type_confidence=sample.type_confidence,
        read_confidence=sample.read_confidence,
        codes=tuple(Code(text, "qr_code", _NOWHERE) for text in context.pop("codes", ())),
    )
    return document, _context(context)


def _field(name: str, value: Any, confidence: float) -> Field:
    # Below what print gives, a value was read off a picture.
    evidence = ("label",) if confidence == _CONFIDENCE else ("label", "ocr")
    return Field(name, _value(value), str(value), confidence, evidence)


def _context(known: dict[str, Any]) -> ValidationContext:
    aato = known.pop("aato_crore", None)
    return ValidationContext(
        today=known.pop("today"),
        own_gstins=tuple(known.pop("own_gstins", ())),
        aato_crore=None if aato is None else Decimal(str(aato)),
        earlier=tuple(_earlier(entry) for entry in known.pop("earlier", ())),
        public_keys=known.pop("public_keys", {}),
        mrp_of={name: Decimal(str(price)) for name, price in known.pop("mrp_of", {}).items()},
        **known,
    )


def _earlier(entry: Sequence[Any]) -> Earlier:
    seller, number, year, doc_id, *day = entry
    return Earlier(str(seller), str(number), str(year), str(doc_id), day[0] if day else None)


def _line(row: Mapping[str, Any]) -> LineItem:
    kept = {name: _value(value) for name, value in row.items() if value is not None}
    titled = tuple(kept)  # a sample's columns all have headings
    return LineItem(**{"description": "", "confidence": _CONFIDENCE, "titled": titled, **kept})  # pyright: ignore[reportArgumentType]


def _value(value: object) -> FieldValue:
    if isinstance(value, bool | date | str | Decimal):
        return value
    return Decimal(str(value))
