"""Put the facts' values where a text refers to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.facts import REFERENCE, FactBook
from core.fact import Citation, Fact
from language.format import escape_markup, format_value

_DOUBLED_CURRENCY = re.compile(r"(?:₹|\bRs\.?|\bINR)\s*(?=\{(f\d+\.\d+)\})")
_DOUBLED_PERCENT = re.compile(r"(\{(f\d+\.\d+)\})\s*%")


def render(
    text: str,
    book: FactBook,
    citations: Sequence[Citation] = (),
    *,
    language: str = "en",
    reference_year: int | None = None,
) -> str:
    """Return the text with every reference replaced by what it refers to.

    Only verified text is rendered: an id that is not in the book is a `KeyError`.
    """

    def fact_text(fact: Fact) -> str:
        return format_value(
            fact.value,
            fact.unit,
            language=language,
            currency=fact.source.currency,
            reference_year=reference_year,
        )

    def shown(match: re.Match[str]) -> str:
        name = match[0][1:-1]
        return _citation_text(citations[int(name[1:]) - 1]) if name[0] == "c" else fact_text(book[name])

    return REFERENCE.sub(shown, text)  # in one pass: a value that looks like a reference is none


def without_doubled_units(text: str, book: FactBook) -> str:
    """Return the text without a `₹` or `%` next to a fact that is rendered with its own."""

    def unit(fact_id: str) -> str:
        return book[fact_id].unit if fact_id in book else ""

    text = _DOUBLED_CURRENCY.sub(lambda match: "" if unit(match[1]) == "currency" else match[0], text)
    return _DOUBLED_PERCENT.sub(
        lambda match: match[1] if unit(match[2]) in {"pct", "rate"} else match[0], text
    )


def _citation_text(citation: Citation) -> str:
    return escape_markup(f"{citation.source}, {citation.ref}" if citation.ref else citation.source)
