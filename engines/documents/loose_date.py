"""The date of a bill that no label names."""

from __future__ import annotations

from collections.abc import Mapping

from core.document import Field
from engines.documents.finding import Read, field_of
from engines.documents.kind_label import is_held
from engines.documents.layout import Line, Token
from engines.documents.survey import Survey
from engines.documents.written_date import find_dates

_EARLIEST = 1990
_WORDS_BESIDE = 3


def date_at_head(survey: Survey, held: Mapping[str, Field] | None = None) -> Field | None:
    """Return the first date of the page that no label claims: letters and tills print theirs without one.

    One below the goods is none, nor one in a sentence, nor that of a field that is held.
    """
    for sheet in survey.sheets[:1]:
        rows = [index for page, index in survey.in_goods if page == sheet.number]
        for line in sheet.lines[: min(rows, default=len(sheet.lines))]:
            for segment in line.segments:
                for found in find_dates(segment.text, misread=survey.misread):
                    tokens = segment.within(found.start, found.end)
                    if not tokens or found.value.year < _EARLIEST or _is_claimed(survey, line, tokens[0]):
                        continue
                    if is_held(tokens[0], held or {}):
                        continue
                    words = sum(token.text.isalpha() and len(token.text) > 2 for token in segment.tokens)
                    if words <= _WORDS_BESIDE:
                        return field_of("invoice_date", Read(found.value, found.raw, tokens), position=0.8)
    return None


def _is_claimed(survey: Survey, line: Line, token: Token) -> bool:
    """Tell whether a word is the value of a label that stands before it in its line or right above it."""
    at = line.tokens.index(token)
    before = [label for label in survey.labels_of(line) if label.end <= at]
    if before and not before[-1].means("invoice_number"):
        between = line.tokens[before[-1].end : at]
        return not any(char.isdigit() for other in between for char in other.text)
    lines = survey.sheet(line.page).lines
    above = lines[line.index - 1] if line.index else None
    return above is not None and any(
        abs(label.run.left - token.left) < 2 * token.height and not label.means("invoice_number")
        for label in survey.labels_of(above)
        if label.end == len(above.tokens) or survey.beside(label) is None
    )
