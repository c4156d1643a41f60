"""Whether every figure a person reads stands in a fact: a second look, with nothing of the verifier's.

It starts from the other end: not from the references of a text, but from what was sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from core.fact import Fact
from core.message import Reply
from language.format import format_value

_PLACE_IN_LIST = re.compile(r"(?m)^\s*\d{1,2}[.)]\s")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def strange_figures(reply: Reply, ask: str, earlier: str = "") -> list[str]:
    """Return the figures of a reply that are no fact's, no citation's, nobody's own words."""
    known = set(_figures(ask)) | set(_figures(earlier))
    for fact in reply.facts:
        known |= set(_figures(_shown(fact, reply.language)))
        known |= {one for held in fact.subject.values() for one in _figures(held)}
        known |= set(_figures(str(fact.value)))
    for citation in reply.citations:
        known |= set(_figures(f"{citation.source} {citation.ref} {citation.quote}"))
    return [figure for figure in _figures(_PLACE_IN_LIST.sub("", reply.answer)) if figure not in known]


def _shown(fact: Fact, language: str) -> str:
    value = fact.value
    shown = format_value(value, fact.unit, language=language, currency=fact.source.currency)
    if isinstance(value, (int, float, Decimal)):
        shown += " " + format_value(abs(value), fact.unit, language=language, currency=fact.source.currency)
    return shown


def _figures(text: str) -> Iterator[str]:
    """Yield figures in plain digits, without grouping or zeros that mean nothing."""
    for match in _FIGURE.finditer("".join(_plain(char) for char in text)):
        figure = match[0].replace(",", "")
        yield (figure.rstrip("0").rstrip(".") if "." in figure else figure).lstrip("0") or "0"


def _plain(char: str) -> str:
    digit = unicodedata.digit(char, None)
    return char if digit is None or char.isascii() else str(digit)
