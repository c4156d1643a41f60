"""Numbers of documents: short enough, of the allowed characters, given once a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engines.documents import gstin
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject
from engines.documents.financial_year import financial_year


def at_most(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The number has no more than `most` characters."""
    number = subject.text("invoice_number")
    if number is not None and len(number) > params["most"]:
        yield Finding(
            fields=("invoice_number",),
            found=number,
            confidence=subject.confidence("invoice_number"),
            details={"length": len(number), "most": params["most"]},
        )


def of_characters(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every character of the number matches the class `allowed`."""
    number = subject.text("invoice_number") or ""
    strange = [char for char in dict.fromkeys(number) if not re.fullmatch(params["allowed"], char)]
    if strange:
        yield Finding(
            fields=("invoice_number",),
            found=number,
            confidence=subject.confidence("invoice_number"),
            details={"characters": " ".join(f"“{char}”" for char in strange)},
        )


def given_once(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No earlier document of the same seller and financial year has the number."""
    seller, number = subject.text("seller_gstin"), subject.text("invoice_number")
    day = subject.day_of("invoice_date")
    if seller is None or number is None or day is None:
        return
    year = financial_year(day)
    for earlier in subject.context.earlier:
        if (
            gstin.compact(earlier.seller_gstin) == gstin.compact(seller)
            and earlier.invoice_number.strip().upper() == number.upper()
            and earlier.financial_year == year
        ):
            yield Finding(
                fields=("invoice_number",),
                found=number,
                confidence=subject.confidence("invoice_number", "seller_gstin"),
                details={
                    "year": year,
                    "number": earlier.invoice_number,
                    "day": earlier.day,
                },
            )
            return
