"""Rates of tax: which ones there were on the document's day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.document import LineItem
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.grasp import is_half_rate
from engines.documents.check.reckoning import percent
from engines.documents.check.subject import Subject, hsn_of, is_number


def rate_on_day(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every line's rate is one of `slabs`, of `unjudged`, or of an exception that fits the line.

    An exception names `rates`, and the `hsn` beginnings or `tobacco` for which they hold. A
    line whose code is not known is given the benefit where its words may fit (`words`).
    """
    slabs = _numbers(params["slabs"]) | _numbers(params.get("unjudged", ()))
    for index, line in enumerate(subject.lines):
        rate = line.gst_rate
        if not is_number(rate) or rate.normalize() in slabs:
            continue
        if any(_fits(subject, line, rate, exception) for exception in params.get("exceptions", ())):
            continue
        yield Finding(
            line=index,
            found=percent(rate),
            confidence=subject.row_confidence(line),
            unread=("gst_rate" not in line.titled and not _is_taxed_so(subject, line))
            or is_half_rate(rate, frozenset(slabs)),
            details={"slabs": ", ".join(f"{slab}%" for slab in params["slabs"]), "product": line.description},
        )


def _is_taxed_so(subject: Subject, line: LineItem) -> bool:
    """Tell whether the sums come out with a rate that no heading names."""
    total = subject.field("total")
    return total is not None and "arithmetic" in total.evidence and bool(subject.taxes)


def tobacco_rate(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A line of tobacco or pan masala bears one of `rates`."""
    rates = _numbers(params["rates"])
    for index, line in enumerate(subject.lines):
        if subject.is_tobacco(line) and is_number(line.gst_rate) and line.gst_rate.normalize() not in rates:
            yield Finding(
                line=index,
                found=percent(line.gst_rate),
                confidence=subject.row_confidence(line),
                details={"slabs": ", ".join(f"{rate}%" for rate in params["rates"])},
            )


def no_cess(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No compensation cess is charged; with `except_tobacco`, save on a bill that has tobacco."""
    cess = subject.money("cess")
    if not cess or (params.get("except_tobacco") and any(map(subject.is_tobacco, subject.lines))):
        return
    yield Finding(fields=("cess",), found=cess, expected=Decimal(0), confidence=subject.confidence("cess"))


def _numbers(values: Sequence[object]) -> set[Decimal]:
    return {Decimal(str(value)).normalize() for value in values}


def _fits(subject: Subject, line: LineItem, rate: Decimal, exception: Mapping[str, Any]) -> bool:
    if rate.normalize() not in _numbers(exception["rates"]):
        return False
    if exception.get("tobacco") and subject.is_tobacco(line):
        return True
    code = hsn_of(line)
    beginnings: Sequence[str] = exception.get("hsn", ())
    # A short code may be the beginning of one that is named.
    if code and any(code.startswith(str(start)) or str(start).startswith(code) for start in beginnings):
        return True
    words: Sequence[str] = exception.get("words", ())
    return not code and any(word.lower() in line.description.lower() for word in words)
