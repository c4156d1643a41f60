"""Which of several is first, most or least, said without a figure: "*Milk* sells more than *Tea*".

`comparison` holds a superlative against the figure on its line. A model may leave the figure out, or name
two things; then some measure that the turn's facts tell of both must bear it out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.facts import FACT_REFERENCE, FactBook
from agent.grounding import comparatives
from agent.grounding.comparatives import EDGE, END, any_of
from agent.grounding.evidence import Evidence
from agent.grounding.movement import size_of
from core.fact import NO_FIGURE, Fact
from language.pattern import Pattern

_KINDS = ("sku_id", "store_id", "city", "category", "brand")
_FIRST = any_of(
    *("runs out first", "run out first", "sells out first", "runs out earliest", "runs out soonest"),
    *("first to run out", "first to sell out", "sabse pehle", "सबसे पहले"),
)
_LAST = any_of("runs out last", "last to run out", "lasts longest", "sabse baad", "सबसे बाद", "सबसे आख़िर में")
_FASTEST = any_of("fastest", "quickest", "most popular", "most demand", "sabse tez", "सबसे तेज़", "सबसे तेज")
_MORE = any_of(
    *(
        "more than",
        "higher than",
        "faster than",
        "better than",
        "larger than",
        "bigger than",
        "outsells",
        "outsold",
    ),
    *("ahead of", "se zyada", "se jyada", "se aage", "से ज़्यादा", "से ज्यादा", "से अधिक", "से आगे"),
)
_LESS = any_of(
    *("less than", "fewer than", "lower than", "slower than", "worse than", "smaller than", "se kam", "से कम"),
    *("se peeche", "से पीछे"),
)
_BEFORE = any_of("before", "sooner than", "earlier than", "se pehle", "से पहले")
_AFTER = any_of("after", "later than", "ke baad", "के बाद")
_BEHIND_ITS_NAME = re.compile(rf"(?:se|ke|से|के){END}", re.IGNORECASE)
_RUNS_OUT = Pattern(rf"{EDGE}(?:(?:runs?|sells?|stocks?)\s+out|khatam|ख़त्म|खत्म){END}", re.IGNORECASE)

_Table = Mapping[str, Sequence[float]]
"""The sizes, or days, that one measure tells of each of several things, by id."""


@dataclass(frozen=True)
class _Name:
    """A thing that a line names by reference."""

    start: int
    end: int
    kind: str
    id: str


def ordering_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every order of things, told without a figure, that no measure of the turn's facts bears out."""
    defects: list[str] = []
    for line in text.split("\n"):
        names = _names(line, evidence.book)
        if names and not _has_figure(line, evidence.book):
            defects += _superlatives(line, names, evidence.book)
        defects += _pairs(line, names, evidence.book)
    return defects


def _superlatives(line: str, names: Sequence[_Name], book: FactBook) -> Iterator[str]:
    patterns: tuple[tuple[Pattern, bool, Callable[[list[float]], float]], ...] = (
        (comparatives.HIGHEST, False, max),
        (comparatives.STRONGLY_HIGHEST, False, max),
        (_FASTEST, False, max),
        (comparatives.LOWEST, False, min),
        (comparatives.STRONGLY_LOWEST, False, min),
        (_FIRST, True, min),
        (_LAST, True, max),
    )
    for pattern, of_days, pick in patterns:
        match = pattern.search(line)
        if match is None:
            continue
        one = _nearest(names, match)
        tables = _tables(one.kind, book, of_days=of_days)
        if not any(
            pick([size for sizes in table.values() for size in sizes]) in table.get(one.id, ())
            for table in tables
        ):
            yield f"{match[0]!r}: no fact says that of what stands beside it"


def _pairs(line: str, names: Sequence[_Name], book: FactBook) -> Iterator[str]:
    for pattern, of_days, more in (
        (_MORE, False, True),
        (_LESS, False, False),
        (_BEFORE, True, False),
        (_AFTER, True, True),
    ):
        if of_days and not _RUNS_OUT.search(line):
            continue
        for match in pattern.finditer(line):
            for kind in _KINDS:
                pair = _compared(match, [name for name in names if name.kind == kind])
                if pair is None:
                    continue
                one, other = pair if more else pair[::-1]
                both = [
                    table
                    for table in _tables(kind, book, of_days=of_days)
                    if table.keys() >= {one.id, other.id}
                ]
                if not any(max(table[one.id]) > min(table[other.id]) for table in both):
                    yield f"{match[0]!r}: no fact says that of the two beside it"


def _nearest(names: Sequence[_Name], match: re.Match[str]) -> _Name:
    return min(names, key=lambda name: min(abs(name.start - match.end()), abs(match.start() - name.end)))


def _compared(match: re.Match[str], names: Sequence[_Name]) -> tuple[_Name, _Name] | None:
    """Return who of one kind is said to be more, and than whom; Hindi has its "than" behind that name."""
    before = [name for name in names if name.end <= match.start()]
    behind = [name for name in names if name.start >= match.end()]
    if not before:
        return None
    if _BEHIND_ITS_NAME.match(match[0]):
        than, rest = before[-1], [*before[:-1], *behind]
    elif behind:
        than, rest = behind[0], before
    else:
        return None
    others = [name for name in rest if name.id != than.id]
    return (others[0], than) if others else None


def _tables(kind: str, book: FactBook, *, of_days: bool) -> list[_Table]:
    """Return by measure what is told of at least two things of a kind."""
    found: defaultdict[tuple[str, ...], defaultdict[str, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for fact in book:
        size = _size(fact, of_days=of_days)
        if size is not None and kind in fact.subject:
            measure = (
                fact.id.split(".")[0],
                fact.label.split(",")[0],
                fact.unit,
                fact.subject.get("start", ""),
            )
            found[measure][fact.subject[kind]].append(size)
    return [table for table in found.values() if len(table) > 1]


def _size(fact: Fact, *, of_days: bool) -> float | None:
    if isinstance(fact.value, date):
        return float(fact.value.toordinal()) if of_days else None
    size = None if of_days else size_of(fact)
    return None if size is None else float(size)


def _names(line: str, book: FactBook) -> list[_Name]:
    return [
        _Name(match.start(), match.end(), kind, fact.subject[kind])
        for match in FACT_REFERENCE.finditer(line)
        if match[1] in book and (fact := book[match[1]]).unit == "text"
        for kind in _KINDS
        if kind in fact.subject
    ]


def _has_figure(line: str, book: FactBook) -> bool:
    return any(
        match[1] in book and book[match[1]].unit not in NO_FIGURE for match in FACT_REFERENCE.finditer(line)
    )
