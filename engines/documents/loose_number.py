"""Numbers of a bill that no label names: its own beside or right under the title, an order's by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core.document import Field
from engines.documents import gstin as gst
from engines.documents.amount import find_amounts
from engines.documents.finding import field_of, read_reference
from engines.documents.kind_label import is_held
from engines.documents.layout import Line, Run, Sheet
from engines.documents.state import find_pin
from engines.documents.survey import Survey
from engines.documents.title import title_of
from engines.documents.written_date import find_dates

_HEAD = 8  # lines
_UNDER = 3.2  # pitches from a title down to its number
_FLUSH = 1.0  # letters
_LONGEST = 16  # letters, by the law
_ORDER = re.compile(r"\d{3}-\d{7}-\d{7}|OD\d{12,18}")
_TELEPHONE = re.compile(r"[\d+-]{10,}")


def number_at_title(survey: Survey, held: Mapping[str, Field]) -> Field | None:
    """Return the number that stands by itself in the title's line, or right below it and flush with it."""
    for sheet in survey.sheets[:1]:
        rows = [index for page, index in survey.in_goods if page == sheet.number]
        for line in sheet.lines[: min([*rows, _HEAD])]:
            for title in _titles(line):
                for run in _near(title, line, sheet):
                    if _is_number(run) and not is_held(run.tokens[0], held) and not _is_labelled(run, survey):
                        read = read_reference(run)
                        if read is not None:
                            return field_of("invoice_number", read, position=0.8)
    return None


def order_at_head(survey: Survey, held: Mapping[str, Field]) -> Field | None:
    """Return a marketplace's order number that stands without a label: it is written like no other number."""
    for sheet in survey.sheets[:1]:
        rows = [index for page, index in survey.in_goods if page == sheet.number]
        for line in sheet.lines[: min([*rows, len(sheet.lines)])]:
            for run in line.segments:
                if _ORDER.fullmatch(run.text) and not is_held(run.tokens[0], held):
                    read = read_reference(run)
                    if read is not None:
                        return field_of("order_number", read, position=0.7)
    return None


def _titles(line: Line) -> Iterator[Run]:
    yield from (run for run in line.segments if title_of(run.text) is not None)


def _near(title: Run, line: Line, sheet: Sheet) -> Iterator[Run]:
    """Yield what stands beside a title, then what stands flush under it."""
    yield from (run for run in line.segments if run is not title)
    reach = _UNDER * max(sheet.pitch, title.height)
    for below in sheet.below(line):
        if below.top - title.bottom > reach:
            return
        for run in below.segments:
            edges = (run.left - title.left, run.right - title.right, run.centre - title.centre)
            if min(abs(edge) for edge in edges) < _FLUSH * sheet.letter:
                yield run


def _is_number(run: Run) -> bool:
    """Tell whether a stretch is one word as bills are numbered: no date, amount, PIN, telephone or GSTIN."""
    text = run.text
    digits = sum(char.isdigit() for char in text)
    return (
        len(run.tokens) == 1
        and 2 < len(text) <= _LONGEST
        and digits > 1
        and (any(char.isalpha() for char in text) or "/" in text or "-" in text)
        and not _TELEPHONE.fullmatch(text)
        and not find_dates(text)
        and not any(amount.money for amount in find_amounts(text))
        and gst.kind_of(text) is None
        and find_pin(text) is None
    )


def _is_labelled(run: Run, survey: Survey) -> bool:
    """Tell whether a label stands before a stretch in its line, and nothing between them."""
    line = next(line for line in survey.sheet(run.page).lines if run.tokens[0] in line.tokens)
    at = line.tokens.index(run.tokens[0])
    return any(label.end == at for label in survey.labels_of(line) if label.of("total") is None)
