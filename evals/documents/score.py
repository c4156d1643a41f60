"""Counts what was found, missed and made up, over fields and over cells of the tables of goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.document import Document, LineItem
from evals.documents.compare import is_nothing, same
from evals.documents.dataset import Expected

CELLS = (
    "description",
    "hsn",
    "quantity",
    "unit",
    "rate",
    "discount",
    "taxable_value",
    "gst_rate",
    "amount",
    "mrp",
)
OPEN = frozenset({"declaration", "signature", "currency"})
"""Fields that many a page may be said to have: to find one that the truth does not name is no fault."""
MADE_UP = frozenset({"hsn", "mrp"})
"""Cells that count as wrong where the page has no such column; others may be worked out."""


@dataclass
class Count:
    """True, false and missed values."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How much of what was found is true; undefined where nothing was."""
        found = self.right + self.wrong
        return self.right / found if found else float("nan")

    @property
    def recall(self) -> float:
        """How much of the truth was found; undefined where there is none."""
        true = self.right + self.missed
        return self.right / true if true else float("nan")

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        all_of = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / all_of if all_of else float("nan")

    def add(self, other: Count) -> None:
        """Take another's counts into this one."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(frozen=True)
class Miss:
    """A field that was not read as it is; `found` is `None` where it was not read at all."""

    name: str
    true: object
    found: object


@dataclass
class FieldScore:
    """A document's fields: counts with likeness and exact, and what went wrong."""

    count: Count = field(default_factory=Count)
    exact: Count = field(default_factory=Count)
    misses: list[Miss] = field(default_factory=list[Miss])


def score_fields(found: Mapping[str, object], expected: Expected) -> FieldScore:
    """Return how the fields of a document were read.

    Args:
        found: Values by field name; empty for a document that was not found.
        expected: The truth.
    """
    score = FieldScore()
    for name, true in expected.fields.items():
        if is_nothing(name, true):
            continue
        value = found.get(name)
        right = not is_nothing(name, value) and same(name, value, true)
        exactly = right and same(name, value, true, exact=True)
        for count, ok in ((score.count, right), (score.exact, exactly)):
            count.right += ok
            count.missed += not ok
            count.wrong += not ok and not is_nothing(name, value)
        if not right:
            score.misses.append(Miss(name, true, value))
    for name, value in found.items():
        if name in expected.fields and not is_nothing(name, expected.fields[name]):
            continue
        if not expected.complete or name in OPEN or is_nothing(name, value):
            continue
        if name in expected.known and same(name, value, expected.known[name]):
            continue
        score.count.wrong += 1
        score.exact.wrong += 1
        score.misses.append(Miss(name, None, value))
    return score


def score_items(items: Sequence[LineItem], expected: Expected) -> Count:
    """Return how the cells of a document's table were read; each true row is paired with its likest."""
    count = Count()
    left = list(items)
    for place, true in enumerate(expected.line_items):
        known = expected.known_items[place] if place < len(expected.known_items) else {}
        item = _likest(left, true)
        if item is None:
            count.missed += len(true)
            continue
        left.remove(item)
        count.add(_score_row(item, true, known))
    for item in left:
        count.wrong += sum(getattr(item, name) is not None for name in CELLS)
    return count


def values_of(document: Document | None) -> dict[str, object]:
    """Return a document's values by field name."""
    return {} if document is None else {name: found.value for name, found in document.fields.items()}


def pair_documents(
    found: Sequence[Document], expected: Sequence[Expected]
) -> tuple[list[tuple[Expected, int | None]], list[int]]:
    """Pair true documents with those found by the pages they share.

    Returns:
        Each true document with the place of its pair, `None` where it has none, and the places
        of documents that pair with none.
    """
    left = list(range(len(found)))
    pairs: list[tuple[Expected, int | None]] = []
    for true in expected:
        shared = {place: len(set(found[place].pages) & set(true.pages)) for place in left}
        best = max(left, key=lambda place: (shared[place], -place), default=None)
        if best is None or not shared[best]:
            pairs.append((true, None))
            continue
        left.remove(best)
        pairs.append((true, best))
    return pairs, left


def _likest(items: Sequence[LineItem], true: Mapping[str, object]) -> LineItem | None:
    """Return the row that shares the most cells, the first of equals; `None` where none shares any."""
    best, most = None, 0
    for item in items:
        alike = sum(_is_same(item, name, value) for name, value in true.items())
        if alike > most:
            best, most = item, alike
    return best


def _score_row(item: LineItem, true: Mapping[str, object], known: Mapping[str, object]) -> Count:
    count = Count()
    for name in CELLS:
        value = getattr(item, name)
        if name in true:
            right = _is_same(item, name, true[name])
            count.right += right
            count.missed += not right
            count.wrong += not right and value is not None
        elif name in MADE_UP and value is not None and not (name in known and same(name, value, known[name])):
            count.wrong += 1
    return count


def _is_same(item: LineItem, name: str, true: object) -> bool:
    value = getattr(item, name)
    if value is None:
        return name == "discount" and is_nothing(name, true)
    return same(name, value, true)
