"""Print that was read but not understood: what is left once all that is known is taken away.

What a document is said to lack may be among it. So a particular counts as missing only where
nothing is left that could be it (`check/absence.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.document import Field, Leftover, LineItem, Place
from core.page import Box
from engines.documents.address import is_contact
from engines.documents.amount import find_amounts
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import key_of
from engines.documents.row import names_of
from engines.documents.survey import Survey
from engines.documents.table import Table
from engines.documents.title import heading_type, is_note, title_of

GOODS = "goods"
_MOST = 120
_NAMELESS = frozenset({"", "_other"})


def leftover_of(
    survey: Survey, fields: Mapping[str, Field], items: Sequence[LineItem]
) -> tuple[Leftover, ...]:
    """Return the print of a document that no value, label or known phrase accounts for.

    Args:
        survey: Its pages.
        fields: What was read.
        items: Its rows.
    """
    places = [field.place for field in fields.values() if field.place is not None]
    places += [item.place for item in items if item.place is not None]
    said = {key_of(field.raw) for field in fields.values()} | {
        key_of(str(field.value)) for field in fields.values()
    }
    found = [
        Leftover(run.text, run.place)
        for line in survey.lines(goods=not survey.goods)
        for run in _left(survey, line, places, fields)
        if any(char.isalnum() for char in run.text) and (key_of(run.text) not in said or _is_money(run))
    ]
    found += [
        Leftover(run.text, run.place, GOODS) for table in survey.goods for run in _nameless(table, survey)
    ]
    return tuple(found[:_MOST])


def _left(survey: Survey, line: Line, places: Sequence[Place], fields: Mapping[str, Field]) -> Iterator[Run]:
    """Yield the stretches of a line that are left."""
    labels = survey.labels_of(line)
    known = {token for label in labels for token in line.tokens[label.start : label.end]}
    for label in labels:
        if _is_answered(label, fields):
            beside = survey.beside(label, far=True)
            known.update(beside.tokens if beside is not None else ())
            below = survey.below(label) if beside is None else None
            known.update(below.tokens if below is not None else ())
    for segment in line.segments:
        if _is_furniture(segment):
            continue
        stretch: list[Token] = []
        for token in segment.tokens:
            if token in known or _lies_in(token, places):
                if stretch:
                    yield Run(stretch)
                stretch = []
            else:
                stretch.append(token)
        if stretch:
            yield Run(stretch)


def _is_answered(label: Label, fields: Mapping[str, Field]) -> bool:
    """Tell whether what a label points to is known: it is of no field, or of one that was read."""
    return any(
        meaning.group == "other" or meaning.name.startswith("_") or meaning.name in fields
        for meaning in label.meanings
    )


def _is_furniture(run: Run) -> bool:
    """Tell whether a stretch is a title, a note beside one, or how to reach somebody."""
    return (
        title_of(run.text) is not None
        or heading_type(run.text) is not None
        or is_note(run.text)
        or is_contact(run.text)
    )


def _is_money(run: Run) -> bool:
    """Tell whether a stretch is an amount: of CGST and SGST, which are equal, one may be understood alone."""
    return any(amount.money for amount in find_amounts(run.text))


def _lies_in(token: Token, places: Iterable[Place]) -> bool:
    return any(place.page == token.page and _holds(place.box, token.box.middle) for place in places)


def _holds(box: Box, middle: tuple[float, float]) -> bool:
    return box.left <= middle[0] <= box.right and box.top <= middle[1] <= box.bottom


def _nameless(table: Table, survey: Survey) -> Iterator[Run]:
    """Yield the cells of a table of goods in columns of which nothing says what they are."""
    names = names_of(table.heading, table, misread=survey.misread)
    for index, column in enumerate(table.heading.columns):
        if names.get(index, "") in _NAMELESS and not column.meanings:
            yield from (cells.by_column[index] for cells in table.body if index in cells.by_column)
