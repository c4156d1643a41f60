"""Is a particular there? Not found is not the same as not printed: traces on the page tell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from core.document import LineItem
from engines.documents import gstin
from engines.documents.check.absence import has_unknown_label, may_be_column, may_be_there
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.grasp import rows_make_value
from engines.documents.check.subject import HEADS, Subject, hsn_of, is_number
from engines.documents.lexicon import key_of, labels
from engines.documents.state import find_pin, find_pins, states_of_pin

_OF_GOODS = frozenset({"hsn", "quantity", "unit"})
_ATTRIBUTES = frozenset({"description", "hsn", "quantity", "unit", "gst_rate"})


def present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every field of `fields` is there.

    `traces` are patterns that show that the page has it though it was not read. `min_value`
    asks only from that taxable value (or total) on.
    """
    least = params.get("min_value")
    if least is not None and _value(subject) < Decimal(str(least)):
        return
    for name in params["fields"]:
        if subject.field(name) is None:
            yield Finding(
                fields=(name,),
                confidence=subject.absence_confidence,
                unread=subject.mentions(*params.get("traces", ()))
                or may_be_there(subject, name)
                or has_unknown_label(subject),
            )


def gstin_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The field is there. Any GSTIN on the page that is no other field's may be the missing one."""
    name: str = params["field"]
    if subject.field(name) is not None:
        return
    others = {
        gstin.compact(text) for other in params.get("others", ()) if (text := subject.text(other)) is not None
    }
    stray = [number for number in gstin.find(subject.document.text) if number not in others]
    yield Finding(fields=(name,), confidence=subject.absence_confidence, unread=bool(stray))


def address_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The seller's address is there.

    A PIN code on the page that is no other field's, and lies in the seller's State where that
    is known, may be of the missing one.
    """
    name: str = params["field"]
    if subject.field(name) is not None:
        return
    others = {find_pin(text) for other in params["others"] if (text := subject.text(other)) is not None}
    yield Finding(
        fields=(name,),
        confidence=subject.absence_confidence,
        unread=may_be_there(subject, name)
        or any(
            pin not in others and (subject.seller_state is None or subject.seller_state in states_of_pin(pin))
            for pin in find_pins(subject.document.text)
        ),
    )


def any_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """At least one field of `fields` is there."""
    names = tuple(params["fields"])
    if all(subject.field(name) is None for name in names):
        yield Finding(
            fields=names,
            confidence=subject.absence_confidence,
            unread=subject.mentions(*params.get("traces", ()))
            or any(may_be_there(subject, name) for name in names)
            or has_unknown_label(subject),
        )


def worded(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The page has at least one of `wordings`."""
    if not subject.mentions(*params["wordings"]):
        yield Finding(fields=("declaration",), confidence=subject.absence_confidence)


def lines_have(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every line has `attribute`; with `goods_only`, every line that is no service.

    Where no line has it, it is one finding for the table, and `traces` tell whether the page
    has such a column at all. `some` asks only that one line has it.
    """
    attribute: str = params["attribute"]
    asked = [
        (index, line)
        for index, line in enumerate(subject.lines)
        if not (params.get("goods_only") and subject.is_service(line))
        and not (attribute in _OF_GOODS and _is_charge(line))
    ]
    missing = [(index, line) for index, line in asked if not _has(line, attribute)]
    if not missing or (params.get("some") and len(missing) < len(asked)):
        return
    # A column that is wholly empty may be one that was not read.
    whole = len(missing) == len(asked)
    yield Finding(
        line=missing[0][0],
        details={"lines": _numbers(missing)},
        confidence=min(subject.absence_confidence, *(subject.row_confidence(line) for _, line in missing)),
        unread=(subject.mentions(*params.get("traces", ())) or may_be_column(subject, attribute))
        if whole
        else not rows_make_value(subject) or any(_is_no_row(subject, line) for _, line in missing),
    )


def _is_charge(line: LineItem) -> bool:
    """Tell whether a row is a charge beside the goods, such as for freight: it has no quantity."""
    found = labels().look_up(
        [key for word in line.description.split() if (key := key_of(word))], misread=False
    )
    return found is not None and any(meaning.name == "shipping" for meaning in found[0])


def _is_no_row(subject: Subject, line: LineItem) -> bool:
    """Tell whether a row lacks several of the cells that most rows have: it may be other print."""
    lacking = 0
    for name in ("hsn", "quantity", "rate"):
        having = sum(getattr(other, name) is not None for other in subject.lines)
        lacking += getattr(line, name) is None and having * 2 > len(subject.lines)
    return lacking > 1


def taxes_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Where a line has a rate above nil, an amount of tax above nil is there."""
    if subject.taxes or not any(rate > 0 for rate in subject.rates):
        return
    shown = [head for head in HEADS if subject.money(head) is not None]
    yield Finding(
        fields=tuple(shown) or HEADS,
        found=Decimal(0) if shown else None,
        confidence=min(subject.absence_confidence, subject.confidence(*shown)),
        unread=not shown
        and (
            subject.mentions(*params.get("traces", ()))
            or may_be_there(subject, HEADS[0])
            or has_unknown_label(subject)
        ),
    )


def signature(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """It is signed, or is an electronic document, which needs no signature.

    That a computer printed it alone exempts it from none: then it is asked about, never charged.
    """
    if subject.flag("signature") is True or subject.field("irn") is not None:
        return
    if subject.mentions(*params["electronic"]):
        return
    # Where nobody looked for a signature, the place for one is taken as signed.
    if subject.flag("signature") is None and subject.mentions(*params["traces"]):
        return
    yield Finding(
        fields=("signature",),
        confidence=subject.absence_confidence,
        # What is drawn does not show in the text of a PDF.
        unread=subject.is_print
        or subject.mentions(*params.get("machine_made", ()))
        or may_be_there(subject, "signature"),
    )


def _value(subject: Subject) -> Decimal:
    value = subject.money("taxable_value")
    return value if value is not None else subject.money("total") or Decimal(0)


def _has(line: LineItem, attribute: str) -> bool:
    if attribute not in _ATTRIBUTES:
        message = f"a line has no {attribute!r} that a rule may ask for; it has {sorted(_ATTRIBUTES)}"
        raise ValueError(message)
    if attribute == "hsn":
        return bool(hsn_of(line))
    value: object = getattr(line, attribute)
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, Decimal) and is_number(value)


def _numbers(lines: list[tuple[int, LineItem]]) -> str:
    return ", ".join(str(index + 1) for index, _ in lines)
