"""The bill that a note is about where no label names it: in the rows of goods, or by a bare date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.document import Field
from engines.documents.finding import Read, field_of, read_reference
from engines.documents.layout import Run
from engines.documents.lexicon import key_of
from engines.documents.survey import Survey
from engines.documents.told import exact_date

_BILL = re.compile(r"\b(?:invoices?|inv|bills?|memo)\b|चालान|बीजक|बिल|इनवॉइस", re.IGNORECASE)
_FIGURE = re.compile(
    r"\b(?:amount|amt|value|qty|quantity|rate|price|total|tax)\b|राशि|मात्रा|दर", re.IGNORECASE
)
_BARE_DATE = frozenset({"date", "dated", "dt", "dtd", "दिनांक", "तिथि", "तारीख"})
_SURE = 0.85
_FLUSH = 1.0  # letters
_NEXT = 1.6  # pitches


def originals_in_rows(survey: Survey) -> Iterator[Field]:
    """Yield number and date of the one bill that all rows of goods name: "Ag. Bill", "Bill Dt."."""
    for table in survey.goods:
        for index, column in enumerate(table.heading.columns):
            if _BILL.search(column.title) is None or _FIGURE.search(column.title) is not None:
                continue
            runs = [cells.by_column[index] for cells in table.body if index in cells.by_column]
            yield from _the_one(runs)


def _the_one(runs: Sequence[Run]) -> Iterator[Field]:
    """Yield what all places of a column say alike: a date, or a number of one word."""
    for name, reader in (
        ("original_invoice_date", exact_date),
        ("original_invoice_number", _one_word),
    ):
        found = [read for run in runs if (read := reader(run)) is not None]
        if found and len(found) == len(runs) and len({read.value for read in found}) == 1:
            yield field_of(name, found[0], label=_SURE, agreeing=len(found))
            return


def _one_word(run: Run) -> Read | None:
    return read_reference(run) if len(run.tokens) == 1 else None


def date_under_original(survey: Survey, held: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields, a date after a bare "dated" given to the bill whose number it stands under."""
    own, number = held.get("invoice_date"), held.get("original_invoice_number")
    fields = dict(held)
    if own is None or number is None or own.place is None or number.place is None:
        return fields
    if "original_invoice_date" in fields or own.place.page != number.place.page:
        return fields
    sheet = survey.sheet(own.place.page)
    below = own.place.box.top - number.place.box.top
    flush = abs(own.place.box.left - number.place.box.left) < _FLUSH * sheet.letter
    bare = any(
        key_of(label.run.text) in _BARE_DATE
        for label in survey.labelled("invoice_date")
        if abs(label.run.top - own.place.box.top) < sheet.letter
    )
    if bare and flush and 0 < below < _NEXT * sheet.pitch:
        fields["original_invoice_date"] = replace(own, name="original_invoice_date")
        del fields["invoice_date"]
    return fields
