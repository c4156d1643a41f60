"""What a bill may answer: it is true of itself, and no rule for others."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from knowledge.source import Authority, SourceText
from knowledge.terms import words_of

_BILLS = frozenset({"invoice", "bill_of_supply", "credit_note", "debit_note", "receipt"})


def may_answer(question: str, source: SourceText) -> bool:
    """Tell whether a text may answer a question.

    "GST on soap" asks for a rule, and a supplier's bill that charges 12 % is none, however well its
    words fit. Whoever speaks of papers, or names the supplier or the number, asks about the bill.
    """
    if source.authority is not Authority.DOCUMENT or source.doc_type not in _BILLS:
        return True
    if not asks_for_a_rule(question):
        return True
    said = frozenset(words_of(question))
    return bool(said & (_stems("papers") | frozenset(words_of(source.title))))


def asks_for_a_rule(question: str) -> bool:
    """Tell whether a question has words that ask for a rule: only then bills may be no answer."""
    return not _stems("rules").isdisjoint(words_of(question))


@cache
def _stems(name: str) -> frozenset[str]:
    listed = yaml.safe_load(files("knowledge.words").joinpath("papers.yaml").read_text("utf-8"))
    return frozenset(words_of(listed[name]))
