"""Keys and values of a form by where they stand, whatever the keys say: two columns, or a key over its value.

A key may be printed in two languages, one above the other, with its value between them; a value
may run over lines. Both are gathered into cells first, then each cell of a column of values is
given to the key on its left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engines.documents.heads_of_values import ALIKE, SOME_KEYS, TIGHT, goes_on_beside, heads_values
from engines.documents.layout import Run, Sheet, Token

_FEW_LINES = 3  # of a key, in each of two languages or wrapped
_LEAST = 3  # lines that make a column
_ACROSS = 30  # letters: how far from its key a value may stand
_LEVEL = 0.25  # of a letter: how far apart the middles of what stands on one line lie
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)\]]{1,2}|\d{1,2}")
_REACH = 1.7  # pitches from a value's line to the next it runs on to
_BROKEN = re.compile(
    r"(?:\b(?:of|or|and|the|principal)|[/&]|का|की|के)\s*$", re.IGNORECASE
)  # a key that goes on below
_MOST_CENTRED = 4  # lines of a value beside the middle of which its key stands
_CLOSER = 1.5  # times: how much closer they are to each other than to others
_DEVANAGARI = re.compile(r"[\u0900-\u097F]")
_COLONS = frozenset({":", "=", "-", ":-", "–"})


@dataclass(frozen=True)
class Pair:
    """A key with its value; `keys` are its lines, `sure` how surely the two belong together, 0–1."""

    keys: tuple[Run, ...]
    values: tuple[Run, ...]
    sure: float
    column: int = -1
    """Which column of keys it stands in; pairs of none are alone."""

    @property
    def value(self) -> Run:
        """The value's words, over all of its lines."""
        return Run([token for run in self.values for token in run.tokens])

    @property
    def names(self) -> tuple[str, ...]:
        """What the key says: as a whole and, of a few lines, line by line."""
        lines = [run.text.strip(" :=-–") for run in self.keys]
        parts = [part.strip() for line in lines for part in re.split(r"[/|()]", line) if part.strip()]
        apart = (*lines, *parts) if len(lines) <= _FEW_LINES else ()
        return tuple(dict.fromkeys((" ".join(lines), *apart)))


@dataclass
class _Cell:
    lines: list[Run]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom


def pairs_of(sheet: Sheet) -> Iterator[Pair]:
    """Yield the keys and values of a page: each pair of columns beside each other, then key over value."""
    lines = [tuple(_stretches(line.segments)) for line in sheet.lines]
    rows: set[Token] = set()  # the first words of keys that stand side by side, and of what is under them
    for place, stretches in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ()
        after = lines[place + 2] if place + 2 < len(lines) else ()
        before = lines[place - 1] if place else ()
        goes_on = goes_on_beside(before, stretches, following, sheet.letter)
        if not goes_on and heads_values(stretches, following, after, sheet.letter):
            rows |= (
                {run.tokens[0] for run in (*stretches, *following)} if len(stretches) < SOME_KEYS else set()
            )
            continue
        for key, value in pairwise(stretches):
            if key.text.endswith((":", ":-", "=")):
                yield Pair((key,), (value,), 1.0)
            elif value.left - key.right < _ACROSS * sheet.letter:
                yield Pair((key,), (value,), 0.85)
    columns = _columns([run for stretches in lines for run in stretches], sheet.letter)
    for number, left in enumerate(columns[:-1]):
        for pair in _beside(left, _values_of(left, columns[number + 1 :]), sheet):
            if not rows.intersection(run.tokens[0] for run in (*pair.keys, *pair.values)):
                yield replace(pair, column=number)
    for column in columns:
        yield from _over(column, sheet)


def _stretches(segments: Sequence[Run]) -> Iterator[Run]:
    """Yield a line's parts without what only counts them; a colon ends a part."""
    for place, segment in enumerate(segments):
        tokens = list(segment.tokens)
        while tokens and (
            tokens[0].text in _COLONS or (place == 0 and _ENUMERATOR.fullmatch(tokens[0].text))
        ):
            tokens.pop(0)
        if not tokens:
            continue
        cut = next(
            (at for at, token in enumerate(tokens[:-1]) if token.text.endswith((":", ":-", "="))), None
        )
        if cut is None:
            yield Run(tokens)
        else:
            yield Run(tokens[: cut + 1])
            yield Run(tokens[cut + 1 :])


def _columns(runs: Sequence[Run], letter: float) -> list[list[Run]]:
    """Return the runs by the left edge that at least some of them share, from the left."""
    columns: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.left):
        if columns and run.left - columns[-1][0].left < ALIKE * letter:
            columns[-1].append(run)
        else:
            columns.append([run])
    return [sorted(column, key=lambda run: run.top) for column in columns if len(column) >= _LEAST]


def goes_on_below(text: str) -> bool:
    """Tell whether a key breaks off: "Address of Principal" over "Place of Business"."""
    return _BROKEN.search(text) is not None


def _values_of(keys: Sequence[Run], columns: Sequence[Sequence[Run]]) -> Sequence[Run]:
    """Return the column right of one, past centred headings that end above its first key."""
    first = keys[0].top
    return next((column for column in columns if column[-1].bottom > first), columns[0])


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2


def _beside(left: Sequence[Run], right: Sequence[Run], sheet: Sheet) -> Iterator[Pair]:
    level = _LEVEL * sheet.letter
    start = min(run.left for run in right)
    keys = [run for run in left if run.tokens[-1].left < start and run.right < start + sheet.letter]
    cells = _key_cells(keys, right, level)
    taken: dict[int, list[Run]] = {}
    centred = _centred(right, cells, level)
    for place, value in enumerate(right):
        home = centred[place] if place in centred else _home(value, cells, taken, sheet)
        if home is not None:
            taken.setdefault(home, []).append(value)
    for place, values in taken.items():
        yield Pair(tuple(cells[place].lines), tuple(values), 1.0)


def _centred(values: Sequence[Run], cells: Sequence[_Cell], level: float) -> dict[int, int]:
    """Return the key of lines of values that stand close together and whose middle the key is level with.

    So tables are that centre what stands in a row.
    """
    gaps = [below.top - above.bottom for above, below in pairwise(values)]
    found: dict[int, int] = {}
    for start in range(len(values)):
        for end in range(start + 2, min(start + _MOST_CENTRED, len(values)) + 1):
            inside = max(gaps[start : end - 1])
            around = (*gaps[max(start - 1, 0) : start], *gaps[end - 1 : end])
            if not around or inside * _CLOSER > min(around):
                continue
            middle = (values[start].top + values[end - 1].bottom) / 2
            for place, cell in enumerate(cells):
                if abs((cell.top + cell.bottom) / 2 - middle) < level:
                    found |= dict.fromkeys(range(start, end), place)
    return found


def _key_cells(keys: Sequence[Run], values: Sequence[Run], level: float) -> list[_Cell]:
    """Return the keys, lines of one joined: those that a value stands between or none beside."""
    cells: list[_Cell] = []
    for place, key in enumerate(keys):
        if cells and _joins(
            cells[-1], key, keys[place + 1] if place + 1 < len(keys) else None, values, level
        ):
            cells[-1].lines.append(key)
        else:
            cells.append(_Cell([key]))
    return cells


def _joins(cell: _Cell, key: Run, following: Run | None, values: Sequence[Run], level: float) -> bool:
    above = cell.lines[-1]
    broken = goes_on_below(above.text) or above.text.count("(") > above.text.count(")")
    if broken and key.top - above.bottom < key.height:
        return True
    gap = key.top - above.bottom
    spoken = [_is_hindi(line.text) for line in cell.lines]
    if following is not None and _is_hindi(key.text) not in spoken and _is_hindi(following.text) == spoken[0]:
        tight = gap < TIGHT * (following.top - key.bottom) and gap < 0.6 * key.height
        if tight and len(cell.lines) < _FEW_LINES:
            return True  # the same key in the other language, though the value has a second line beside it
    if any(abs(_middle(value) - _middle(key)) < level for value in values):
        return False
    if any(_middle(above) + level < _middle(value) < _middle(key) - level for value in values):
        return gap < key.height
    if following is None:
        return gap < 0.5 * key.height
    return gap < TIGHT * (following.top - key.bottom) and gap < 0.6 * key.height


def _is_hindi(text: str) -> bool:
    return _DEVANAGARI.search(text) is not None


def _home(
    value: Run,
    cells: Sequence[_Cell],
    taken: dict[int, list[Run]],
    sheet: Sheet,
) -> int | None:
    """Return which key a value's line belongs to; `None` where it stands too far from any."""
    middle, level = _middle(value), _LEVEL * sheet.letter
    for place, cell in enumerate(cells):
        if any(abs(_middle(line) - middle) < level for line in cell.lines) or cell.top < middle < cell.bottom:
            return place
    above = max((place for place, cell in enumerate(cells) if cell.top < middle), default=None)
    if above is not None and above in taken:
        level_with = any(
            abs(_middle(line) - _middle(taken[above][0])) < level for line in cells[above].lines[:1]
        )
        gap = value.top - taken[above][-1].bottom
        below = cells[above + 1] if above + 1 < len(cells) else None
        near = gap < (_REACH - 1) * sheet.pitch
        if near and (level_with or below is None or gap < below.top - value.bottom):
            return above
    near = min(
        range(len(cells)),
        key=lambda place: max(cells[place].top - value.bottom, value.top - cells[place].bottom, 0.0),
        default=None,
    )
    if near is None:
        return None
    distance = max(cells[near].top - value.bottom, value.top - cells[near].bottom, 0.0)
    return near if distance < 0.6 * sheet.pitch else None


def _over(column: Sequence[Run], sheet: Sheet) -> Iterator[Pair]:
    """Yield each line of a column as the key of the one below it; a question is that of its answer."""
    for place, key in enumerate(column[:-1]):
        value = column[place + 1]
        if value.top - key.top > 2.4 * sheet.pitch or _same_line(key, value):
            continue
        answers = place > 0 and is_question(column[place - 1].text)
        if is_question(value.text) or (answers and not is_question(key.text)):
            continue
        yield Pair((key,), (value,), 1.0 if is_question(key.text) else 0.8)


def is_question(text: str) -> bool:
    """Tell whether a line asks something, as some forms do: "Which order is it about?"."""
    return text.rstrip(" :-_").endswith("?")


def _same_line(one: Run, other: Run) -> bool:
    return abs(_middle(one) - _middle(other)) < 0.3 * max(one.height, other.height)
