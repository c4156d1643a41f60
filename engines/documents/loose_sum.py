"""Sums whose labels are in no list: known by what their words say, and a total by where it stands.

What is found here is a weaker candidate than a labelled one. Arithmetic decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engines.documents.amount import Amount, find_amounts
from engines.documents.amount_first import amount_before
from engines.documents.label import Label
from engines.documents.layout import Line, Run
from engines.documents.likeness import Likeness
from engines.documents.survey import Survey
from engines.documents.wording import TOTALS

LIKE = 0.75  # of a listed label: what one is worth whose words are like it
_LEAST_LIKE = 0.66
_LONGEST = 7  # words
_SIGNED = 0.45
_TAKEN_OFF = re.compile(r"\W*(?:less\b|[(\[]\s*[-−–]\s*[)\]]|[-−–]\s)\W*[^\W\d]", re.IGNORECASE)
_PLACED = 0.3
_LARGE = 1.2  # letters
_ASIDE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|@?\s*\d[\d.,]*\s*%|\b(?:rs|inr|add|less|plus)\b\.?|₹", re.IGNORECASE
)


@cache
def _likeness() -> Likeness:
    return Likeness(TOTALS)


def loosely_labelled(
    survey: Survey, skipped: frozenset[tuple[int, int]]
) -> Iterator[tuple[str, Amount, Run, float]]:
    """Yield amounts behind words that are like a sum's label: its part, the amount, its words, how surely.

    Args:
        survey: The document.
        skipped: Page and index of lines not to look at.
    """
    for line in survey.lines():
        if (line.page, line.index) in skipped:
            continue
        for words, run in _worded(line, survey):
            scores = _likeness().of(_ASIDE.sub(" ", words.text))
            best = max(scores, key=lambda name: scores[name], default=None)
            amounts = find_amounts(run.text, misread=survey.misread)
            if best is None or scores[best] < _LEAST_LIKE or not _likeness().says(best, words.text):
                if _TAKEN_OFF.match(words.text):
                    yield "discount", amounts[-1], run, _SIGNED
                continue
            yield best, amounts[-1], run, scores[best] * LIKE


def _worded(line: Line, survey: Survey) -> Iterator[tuple[Run, Run]]:
    """Yield words without a known label, and the amount right of them."""
    labels = survey.labels_of(line)
    before = amount_before(line)
    if before is not None and not _is_labelled(labels, len(before.tokens), len(line.tokens)):
        yield line.segments[1], before
    words: Run | None = None
    position = 0
    for segment in line.segments:
        start, position = position, position + len(segment.tokens)
        amounts = find_amounts(segment.text, misread=survey.misread)
        figured = bool(amounts) and amounts[-1].money and len(segment.text) - amounts[-1].end <= 1
        if figured:
            first = next(
                at
                for at, token in enumerate(segment.tokens)
                if token in segment.within(amounts[-1].start, amounts[-1].end)
            )
            before = Run(segment.tokens[:first]) if first else words
            if before is not None and not _is_labelled(
                labels, start if first else start - len(before.tokens), start + first
            ):
                yield before, Run(segment.tokens[first:])
            words = None
        else:
            words = segment if 0 < len(segment.tokens) <= _LONGEST and _is_wordy(segment) else None


def _is_wordy(run: Run) -> bool:
    return sum(char.isalpha() for char in run.text) > 2


def _is_labelled(labels: tuple[Label, ...], start: int, stop: int) -> bool:
    """Tell whether a listed label is most of some words."""
    return any(
        label.of("total") is not None
        and start <= label.start < stop
        and (label.end - label.start) * 2 >= stop - start
        for label in labels
    )


def placed_totals(survey: Survey) -> Iterator[tuple[Amount, Run, float]]:
    """Yield amounts that may be the total by their place alone: below the goods, large or with a currency."""
    for sheet in survey.sheets[-1:]:
        rows = [line.index for line in sheet.lines if (line.page, line.index) in survey.in_goods]
        start = max(rows, default=len(sheet.lines) // 3)
        for line in sheet.lines[start:]:
            for segment in line.segments:
                amounts = find_amounts(segment.text, misread=survey.misread)
                if not amounts or not amounts[-1].money or amounts[-1].value <= 0:
                    continue
                tokens = segment.within(amounts[-1].start, amounts[-1].end) or segment.tokens
                large = max(token.height for token in tokens) > _LARGE * sheet.letter
                yield (
                    amounts[-1],
                    Run(tokens),
                    _PLACED + 0.15 * large + 0.1 * (amounts[-1].currency is not None),
                )
