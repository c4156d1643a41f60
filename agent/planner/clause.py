"""A message in parts, each of which asks one thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from agent.planner.intent import NAME, Intent, intent_of
from agent.planner.metric import find_dimensions, find_metrics
from agent.planner.tense import tense_of_days
from agent.understanding import Entity, Understanding, UnknownName
from language.dates import DateReading, DateSpan, Tense, read_dates
from language.numbers import find_numbers
from language.passing import is_told_in_passing
from language.pattern import Pattern

Place = tuple[int, int]

_HARD = Pattern(r"[?;\n]+|[.!]+(?=\s|$)")
_SOFT = Pattern(r",?\s*\b(?:and\s+also|and\s+then|and|also|plus|then)\b|,(?!\d)|(?<=\s)[+&](?=\s)")
_QUESTION = Pattern(
    r"^\W*(?:how|what|which|when|where|will|should|would|can|could|did|do|does|is|are|show|tell|give|list|suggest"
    r"|recommend|forecast|predict|compare|please)\b",
    re.IGNORECASE,
)
_BOTH = Pattern(r"\b(?:and|also|plus|then|as\s+well\s+as)\b|[,;&]", re.IGNORECASE)
_OF_ALL = Pattern(r"\b(?:overall|total|everywhere|altogether|whole|all)\b", re.IGNORECASE)
"""Asks of the whole, where the part before tells it apart."""
_YEAR = 360
_FEWEST_WORDS = 3
_SURELY = 3.0
"""Score from which a part asks for what it seems to, whatever stands beside it."""
_LEAST_MONEY = 1_000
_MAX_CLAUSES = 4
_MAX_CUTS = 8
"""Places tried for cutting a part in two; each costs a reading of both sides."""


@dataclass(frozen=True)
class Clause:
    """A part of a message: its words, its names, its dates and what it asks for.

    `masked` is the text with names and dates blanked out, for cues to be sought in.
    """

    text: str
    masked: str
    entities: tuple[Entity, ...]
    unknown: tuple[UnknownName, ...]
    reading: DateReading
    intent: Intent | None
    start: int

    def of_kind(self, *kinds: str) -> tuple[Entity, ...]:
        """Return the entities of these kinds, each id once."""
        found = {
            (entity.kind, entity.id): entity for entity in reversed(self.entities) if entity.kind in kinds
        }
        return tuple(e for e in self.entities if found.get((e.kind, e.id)) is e)


def blanked(text: str, places: Iterable[Place], filler: str = NAME) -> str:
    """Return the text with places filled, every other character where it was."""
    for start, end in places:
        text = text[:start] + filler * (end - start) + text[end:]
    return text


def clauses(understanding: Understanding) -> tuple[Clause, ...]:
    """Return the parts of a message.

    A part without a question of its own belongs to its neighbour: "I run Delhi 1. What
    will run out?" is one. "Revenue and margin by city" is one too: both halves ask the same.
    """
    text = understanding.normalized
    names = [entity.place for entity in understanding.entities if entity.place and entity.kind != "metric"]
    masked = blanked(text, names)
    parts: list[Clause] = []
    for piece in _pieces(text, masked, understanding):
        before = parts[-1] if parts else None
        if before is None or (piece.intent and before.intent):
            parts.append(piece)
        else:
            parts[-1] = _cut(understanding, masked, (before.start, piece.start + len(piece.text)))
    if len(parts) > _MAX_CLAUSES:
        return (_cut(understanding, masked, (0, len(text))),)
    return tuple(parts)


def each_period(clause: Clause) -> list[Clause]:
    """Return the clause once for each period it names ("in October and in November")."""
    reading = clause.reading
    if len(reading.periods) < 2 or reading.compare_to is not None:
        return [clause]
    compared = _compared(clause)
    if compared is not None:
        return [replace(clause, reading=compared)]
    return [replace(clause, reading=replace(reading, periods=(period,))) for period in reading.periods]


def each_direction(clause: Clause, today: date) -> list[Clause]:
    """Return a clause about figures once for what is behind and once for what is to come.

    "What did snacks make last week and what will they do next week?" asks for a figure and a forecast.
    """
    periods = clause.reading.periods
    ahead = tuple(period for period in periods if period.start > today)
    behind = tuple(period for period in periods if period.start <= today)
    if not ahead or not behind or clause.intent is None or clause.intent.tool != "query_kpi":
        return [clause]
    return [
        replace(clause, reading=replace(clause.reading, periods=behind, compare_to=None)),
        replace(
            clause,
            reading=replace(clause.reading, periods=ahead, compare_to=None),
            intent=replace(clause.intent, tool="forecast_demand"),
        ),
    ]


def as_one_change(clause: Clause) -> Clause:
    """Return the clause with the later of two periods against the earlier: a change has one of each.

    "Why was August better than September" asks what changed in September, too.
    """
    other = clause.reading.compare_to
    if isinstance(other, DateSpan):
        both = (*clause.reading.periods[:1], other)
    else:
        both = clause.reading.periods if other is None else ()
    if len(both) < 2:
        return clause
    early, late = sorted(both, key=lambda period: period.start)[-2:]
    return replace(clause, reading=replace(clause.reading, periods=(late,), compare_to=early))


def _compared(clause: Clause) -> DateReading | None:
    """Return the reading of two periods as one against the other; `None` where both are asked for."""
    if len(clause.reading.periods) != 2:
        return None
    first, second = sorted(clause.reading.periods, key=lambda period: period.place)
    between = clause.text[first.place[1] : second.place[0]]
    if first.place == second.place:  # "the last two Fridays"
        return None
    if _BOTH.search(between) or (first.end >= second.start and second.end >= first.start):
        return None
    late, early = (first, second) if first.start > second.start else (second, first)
    if (early.end - early.start).days >= _YEAR > (late.end - late.start).days:
        return replace(clause.reading, periods=(late,), compare_to="previous_year")
    return replace(clause.reading, periods=(late,), compare_to=early)


def _pieces(text: str, masked: str, understanding: Understanding) -> list[Clause]:
    pieces: list[Clause] = []
    ends = [*(match.end() for match in _HARD.finditer(masked)), len(text)]
    if len(ends) > _MAX_CUTS:
        ends = [len(text)]
    start = 0
    for end in ends:
        if text[start:end].strip(" .?!;\n"):
            pieces += _soft_pieces(understanding, masked, (start, end))
        start = end
    return pieces


def _soft_pieces(understanding: Understanding, masked: str, place: Place) -> list[Clause]:
    """Cut at "and" and commas where both sides ask for different things."""
    dates = [
        (start, end)
        for start, end in read_dates(_without_names(understanding), understanding.today).places
        if place[0] <= start < place[1]
    ]
    for match in itertools.islice(_SOFT.finditer(masked, place[0], place[1]), _MAX_CUTS):
        if any(start < match.end() and match.start() < end for start, end in dates):
            continue
        if _only_tells(understanding, masked, (place[0], match.start()), dates):
            return _soft_pieces(understanding, masked, (match.end(), place[1]))
        left = _cut(understanding, masked, (place[0], match.start()))
        right = _cut(understanding, masked, (match.end(), place[1]))
        if right.intent is None and left.intent is not None and _goes_on(left, right):
            right = replace(right, intent=left.intent)
            return [left, right]
        if left.intent is None or right.intent is None or _is_bare(left):
            continue
        if left.intent.tool == right.intent.tool and left.entities and not (right.entities or right.unknown):
            continue
        if _adds_a_figure(left, right):
            continue
        if _tells_apart(left, right):
            return [left, *_soft_pieces(understanding, masked, (match.end(), place[1]))]
        sure = min(left.intent.score, right.intent.score) >= 2
        if sure and (left.intent.tool != right.intent.tool or _QUESTION.search(right.text)):
            return [left, *_soft_pieces(understanding, masked, (match.end(), place[1]))]
    return [_cut(understanding, masked, place)]


def _only_tells(understanding: Understanding, masked: str, place: Place, dates: Sequence[Place]) -> bool:
    """Tell whether a part is an aside: it asks nothing, and the rest goes without its names and days.

    "The wedding is tomorrow, what sold last week?" asks one thing, of last week.
    """
    if not is_told_in_passing((place[0], place[0]), masked):
        return False
    if any(e.kind != "metric" and e.place and _within(e.place, place) for e in understanding.entities):
        return False
    bare = blanked(masked, dates, " ")[place[0] : place[1]]
    if any(
        n.kind == "percent" or n.value >= _LEAST_MONEY for n in find_numbers(bare)
    ):  # "1.75 lakh is in hand, make …"
        return False
    return not any(_within(day, place) for day in dates) or any(day[0] >= place[1] for day in dates)


def _adds_a_figure(left: Clause, right: Clause) -> bool:
    """Tell whether a part only names one more figure of the same goods and days: "… and margin %"."""
    if any(part.intent is None or part.intent.tool != "query_kpi" for part in (left, right)):
        return False
    own = any(entity.kind != "metric" for entity in right.entities)
    if (
        own
        or right.unknown
        or right.reading.periods
        or right.reading.compare_to
        or find_dimensions(right.masked)
    ):
        return False
    if _OF_ALL.search(right.masked):
        return False
    return all(find_metrics(part.masked) for part in (left, right))


def asked_apart(parts: Sequence[Clause]) -> bool:
    """Tell whether parts surely ask for different things, each as a question: "… by city and what …?"."""
    asked = [part for part in parts if part.intent is not None]
    tools = {part.intent.tool for part in asked if part.intent is not None}
    return (
        len(asked) > 1
        and len(tools) == len(asked)
        and all(part.intent is not None and part.intent.score >= _SURELY for part in asked)
        and (_ends_as_question(asked[0]) or _begins_as_question(asked[0]) or bool(asked[0].of_kind("metric")))
        and all(
            _ends_as_question(one) or _begins_as_question(other) for one, other in itertools.pairwise(asked)
        )
    )


def _begins_as_question(part: Clause) -> bool:
    return _QUESTION.search(part.text) is not None


def _ends_as_question(part: Clause) -> bool:
    return part.text.rstrip().endswith("?")


def _tells_apart(left: Clause, right: Clause) -> bool:
    """Tell whether two parts ask for another figure of another place: "Delhi's sales, Jaipur's profit"."""
    if left.intent is None or right.intent is None or {left.intent.tool, right.intent.tool} != {"query_kpi"}:
        return False
    figures = [{metric.id for metric in find_metrics(part.masked)} for part in (left, right)]
    places = [{entity.id for entity in part.of_kind("store", "city")} for part in (left, right)]
    return all(figures) and all(places) and not figures[0] & figures[1] and not places[0] & places[1]


def _goes_on(left: Clause, right: Clause) -> bool:
    """Tell whether a part asks the same of another place and days: "…, and in Jaipur last week how much"."""
    return all(part.of_kind("store", "city") and part.reading.periods for part in (left, right))


def _is_bare(piece: Clause) -> bool:
    """Tell whether a piece is a word or two of what the next one goes on with ("revenue and profit")."""
    named = any(entity.kind != "metric" for entity in piece.entities)
    return len(piece.text.split()) < _FEWEST_WORDS and not named and not piece.reading.periods


def cut(understanding: Understanding, place: Place, *, tense: Tense | None = None) -> Clause:
    """Return one part of a message, wherever its clauses would end; `tense` of its days, if known."""
    names = [entity.place for entity in understanding.entities if entity.place and entity.kind != "metric"]
    return _cut(understanding, blanked(understanding.normalized, names), place, tense)


def _cut(understanding: Understanding, masked: str, place: Place, tense: Tense | None = None) -> Clause:
    text = understanding.normalized[place[0] : place[1]]
    entities = tuple(e for e in understanding.entities if e.place and _within(e.place, place))
    unknown = tuple(u for u in understanding.unknown_names if _within(u.place, place))
    reading = read_dates(
        _without_names(understanding)[place[0] : place[1]],
        understanding.today,
        last_day=understanding.last_day,
        tense=tense or tense_of_days(masked[place[0] : place[1]]),
    )
    hidden = blanked(masked[place[0] : place[1]], reading.places, " ")
    return Clause(text, hidden, entities, unknown, reading, intent_of(hidden, reading), place[0])


def _without_names(understanding: Understanding) -> str:
    """Return the text without the names that hold days' words."""
    return blanked(understanding.normalized, understanding.days_of_names)


def _within(inner: Place, outer: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
