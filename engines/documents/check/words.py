"""The amount in words is the amount in figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.documents.amount import find_amounts
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.grasp import parts_make_total, rows_make_total
from engines.documents.check.reckoning import is_whole
from engines.documents.check.subject import Subject
from language.amount_words import amount_in_words


def words_agree(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The words say the total; words without paise say it to the rupee. Unreadable words say nothing."""
    said = amount_in_words(subject.text("total_in_words") or "")
    totals = subject.amounts("total")
    if said is None or not totals:
        return
    if any(said == total or (is_whole(said) and abs(said - total) < 1) for total in totals):
        return
    yield Finding(
        fields=("total_in_words", "total"),
        found=said,
        expected=totals[0],
        confidence=subject.confidence("total_in_words", "total"),
        # An amount on the page that is what the words say may be the total.
        unread=any(abs(amount.value - said) < 1 for amount in find_amounts(subject.document.text))
        # A figure that nothing else makes up may be another than the total.
        or not (parts_make_total(subject) or rows_make_total(subject)),
    )
