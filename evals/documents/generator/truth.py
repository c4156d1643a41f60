"""The truth of a page, as JSON: what is printed, what else is true, and what is wrong on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from evals.documents.generator.deal import Deal, Line, Value
from evals.documents.generator.form import Form
from evals.documents.generator.sheet import Sheet

AS_PRINTED = ("_address",)  # an address is what of it was printed


def truth_of(subject: Deal | Form, sheet: Sheet, pages: tuple[int, ...]) -> dict[str, Any]:
    """Return one document's truth.

    `fields` and `line_items` are what the page states and a reader must find. `known` and
    `known_items` are true as well without being printed so: to find them is no fault, to miss
    them neither. `printed` holds each field's text as it stands there.
    """
    facts = subject.facts()
    fields: dict[str, Value] = {}
    for name, raw in sheet.said.items():
        if name.endswith(AS_PRINTED) or name == "address":
            fields[name] = raw
        elif name == "signature":
            fields[name] = True
        elif name in facts:
            fields[name] = facts[name]
    lines = subject.lines if isinstance(subject, Deal) else ()
    items = [_cells(line, cells) for line, cells in zip(lines, sheet.cells, strict=True)]
    return {
        "doc_type": subject.doc_type,
        "kind": subject.kind,
        "pages": list(pages),
        "fields": as_json(fields),
        "known": as_json({name: value for name, value in facts.items() if name not in fields}),
        "printed": dict(sheet.said),
        "line_items": [as_json(item) for item in items],
        "known_items": [
            as_json({name: value for name, value in _facts(line).items() if name not in item})
            for line, item in zip(lines, items, strict=True)
        ],
        "defects": [{"theme": defect.theme, "field": defect.field} for defect in subject.defects],
        "context": as_json(subject.context),
    }


def as_json(values: Mapping[str, object]) -> dict[str, Any]:
    """Return values as JSON holds them: amounts as text to the paisa, dates ISO."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _facts(line: Line) -> dict[str, Value]:
    return {
        "description": line.description,
        "hsn": line.hsn,
        "quantity": line.quantity,
        "unit": line.unit,
        "rate": line.rate,
        "discount": line.discount,
        "taxable_value": line.taxable,
        "gst_rate": line.gst_rate,
        "amount": line.amount,
        "mrp": line.mrp,
    }


def _cells(line: Line, printed: Mapping[str, str]) -> dict[str, Value]:
    """`net_amount` and `net_rate`: the column holds the amount, the unit's price, before tax."""
    facts = _facts(line)
    cells = {name: facts[name] for name in printed if name in facts}
    if "net_amount" in printed:
        cells["amount"] = line.taxable
    if "net_rate" in printed:
        cells["rate"] = (line.taxable / line.quantity).quantize(line.rate)
    return cells
