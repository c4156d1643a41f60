"""The columns of a heading, though their names run over lines or stand in two rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engines.documents.body_cells import BodyCells
from engines.documents.label import find_labels
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import Meaning, columns, key_of

_UNITS_OF_MONEY = re.compile(r"[\[(]?\s*(?:in\s+)?(?:₹|`|\brs\b\.?|\binr\b|रु\.?)\s*[\])]?", re.IGNORECASE)


_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})


_PRICES = frozenset({"mrp", "rate", "quantity", "amount"})


GUESSED = 0.4
"""What is left of a meaning that is only that of a title's last word: "Scheme Amt" is some amount."""

_VAGUE = frozenset({"amt", "amount", "value", "val", "rate", "price", "tax", "qty", "राशि", "मूल्य", "दर"})
_ROW_ABOVE = 0.5
"""How much of a word's height the rows of a heading lie apart at least."""
_BARE = frozenset({"%", "rate", "rate%", "amt", "amount", "value", "tax", "val", "दर", "राशि", "per", "%age"})


@dataclass(frozen=True)
class Column:
    """A column: what its heading may mean, the likeliest first, and where the heading stands."""

    meanings: tuple[Meaning, ...]
    title: str
    left: float
    right: float
    cells: tuple[float, float] | None = None
    """Left and right of what stands below it, where the rows tell."""
    stacked: bool = False
    """Whether two columns, one of words, are named one over the other, as their cells stand."""

    @property
    def centre(self) -> float:
        """Where the middle of its heading lies."""
        return (self.left + self.right) / 2

    def means(self, name: str) -> bool:
        """Tell whether the heading may mean `name`."""
        return any(meaning.name == name for meaning in self.meanings)


@dataclass(eq=False)
class _Piece:
    tokens: list[Token]
    place: _Piece | None = None
    """Whose place it takes, where that is not where its words stand."""

    @property
    def left(self) -> float:
        return self.place.left if self.place is not None else min(token.left for token in self.tokens)

    @property
    def right(self) -> float:
        return self.place.right if self.place is not None else max(token.right for token in self.tokens)

    @property
    def top(self) -> float:
        return min(token.top for token in self.tokens)

    def is_above(self, other: _Piece) -> bool:
        """Tell whether it stands a row higher; on a picture one row's words are not all as high."""
        return self.top + _ROW_ABOVE * max(token.height for token in self.tokens) < other.top

    def shares(self, other: _Piece) -> float:
        width = min(self.right, other.right) - max(self.left, other.left)
        return width / max(min(self.right - self.left, other.right - other.left), 1e-9)


def columns_of(
    lines: Sequence[Line], *, misread: bool, cells: BodyCells = BodyCells()
) -> tuple[Column, ...]:
    """Return the columns that the lines of a heading name, from the left; `cells` stand below them."""
    rows = [_pieces(line, cells, misread=misread) for line in lines]
    groups: list[_Piece] = []
    parents: list[_Piece] = []
    halves = _halves(rows, cells, misread=misread)
    rows = [[piece for piece in row if piece not in halves] for row in rows]
    for row_index, row in enumerate(rows):
        others = [piece for index, other in enumerate(rows) if index != row_index for piece in other]
        for piece in row:
            below = [
                other
                for other in others
                if piece.shares(other) > 0.5 and other.tokens[0].top > piece.tokens[0].top
            ]
            if len(below) >= 2 and not _overlap_each_other(below):
                parents.append(piece)
            else:
                groups.append(piece)
    merged: list[_Piece] = []
    for piece in sorted(groups, key=lambda piece: piece.left):
        under = cells.under_all(piece.tokens)
        home = next(
            (
                group
                for group in merged
                if group.shares(piece) > 0.4
                or (
                    len(under) == 1
                    and cells.under_all(group.tokens) == under
                    and _may_name_one(group, piece, misread=misread)
                )
            ),
            None,
        )
        if home is None:
            merged.append(_Piece(list(piece.tokens)))
        else:
            home.tokens.extend(piece.tokens)
    merged += [_Piece([*head.tokens, *part.tokens], part) for part, head in halves.pairs]
    merged.sort(key=lambda piece: piece.left)
    found = [_column(group, parents, cells, misread=misread) for group in merged]
    shared = Counter(column.cells for column in found)
    return tuple(replace(c, cells=None) if shared[c.cells] > 1 else c for c in found)


def _may_name_one(one: _Piece, other: _Piece, *, misread: bool) -> bool:
    """Tell whether two pieces over the same cells name one column: not two that are known and differ."""
    names = [{meaning.name for meaning in _meanings(Run(p.tokens).text, misread=misread)} for p in (one, other)]
    return not all(names) or bool(names[0] & names[1])


@dataclass(frozen=True)
class _Halves:
    """Columns named in two rows: "CGST" over "Rate" and "Amt"; each part with its head."""

    pairs: tuple[tuple[_Piece, _Piece], ...] = ()

    def __contains__(self, piece: _Piece) -> bool:
        return any(piece is part or piece is head for part, head in self.pairs)


def _halves(rows: Sequence[Sequence[_Piece]], cells: BodyCells, *, misread: bool) -> _Halves:
    """Give each bare "%", "Rate" or "Amt" below the name of a tax to the nearest such name."""
    heads: list[_Piece] = []
    parts: list[_Piece] = []
    rest: list[_Piece] = []
    for row in rows:
        for piece in row:
            key = "".join(_keys(_UNITS_OF_MONEY.sub(" ", Run(piece.tokens).text)))
            found = columns().look_up([key], misread=misread)
            if found is not None and found[0][0].name in _TAXES:
                heads.append(piece)
            elif key in _BARE:
                parts.append(piece)
            else:
                rest.append(piece)
    pairs: dict[int, tuple[_Piece, _Piece]] = {}
    for part in parts:
        above = [head for head in heads if head.is_above(part)]
        under = cells.under_all(part.tokens)
        over = [other for other in (*rest, *parts) if other.is_above(part) and _is_over(other, part, under, cells)]
        if any(id(other) not in pairs for other in over if other in rest or under):
            continue
        head = min(above, key=lambda head: abs(head.left + head.right - part.left - part.right), default=None)
        if head is None:
            continue
        reach = 2.5 * (head.right - head.left + part.right - part.left)
        if abs(head.left + head.right - part.left - part.right) / 2 < reach:
            pairs[id(part)] = part, head
    return _Halves(tuple(_nearest(pairs.values())))


def _nearest(pairs: Iterable[tuple[_Piece, _Piece]]) -> Iterator[tuple[_Piece, _Piece]]:
    """Yield the pairs of parts and heads, of several amounts below one tax the nearest: others are columns."""
    listed = list(pairs)
    for part, head in listed:
        key = key_of(Run(part.tokens).text)
        rivals = [other for other, its in listed if its is head and key_of(Run(other.tokens).text) == key]
        away = [abs(other.left + other.right - head.left - head.right) for other in rivals]
        if abs(part.left + part.right - head.left - head.right) <= min(away):
            yield part, head


def _is_over(other: _Piece, part: _Piece, under: set[int], cells: BodyCells) -> bool:
    """Tell whether a piece stands over a part: it covers it, or both stand over the same cells."""
    return other.shares(part) > 0.5 or (bool(under) and cells.under_all(other.tokens) == under)


def _overlap_each_other(pieces: list[_Piece]) -> bool:
    return any(a.shares(b) > 0.3 for i, a in enumerate(pieces) for b in pieces[i + 1 :])


def _pieces(line: Line, cells: BodyCells, *, misread: bool) -> list[_Piece]:
    """Return the line's parts: each label one, words that are none with the label before them.

    Where words stand over cells, these tell which of them name one column.
    """
    labels = find_labels(line, columns(), misread=misread)
    starts = {label.start: label.meanings[0].name for label in labels}
    inside = {place for label in labels for place in range(label.start, label.end)}
    pieces: list[_Piece] = []
    position = 0
    for segment in line.segments:
        piece: _Piece | None = None
        named = ""
        for token in segment.tokens:
            opens_label = position in starts
            joined = piece is not None and (
                (piece.tokens[-1].text.endswith("/") and len(piece.tokens) > 1) or token.text.startswith("/")
            )
            here = cells.under(token)
            over = cells.under_all(piece.tokens) if piece is not None and here is not None else set[int]()
            again = here is None and bool(cells.spans) and starts.get(position) == named
            apart = piece is not None and cells.parts(piece.tokens[-1], token)
            # "Qty x Rate" over cells that hold both is two columns.
            differ = opens_label and {named, starts[position]} <= _PRICES and named != starts[position]
            parts = here not in over or (differ and not joined) if over else apart
            parts = parts or (not over and opens_label and bool(named) and not joined and not again)
            if piece is None or parts or (_counts(piece) and not over):
                piece = _Piece([token])
                pieces.append(piece)
                named = starts.get(position, "")
            else:
                piece.tokens.append(token)
                named = named or starts.get(position, "") or ("_" if position in inside else "")
            position += 1
    return pieces


def _counts(piece: _Piece) -> bool:
    """Tell whether a piece is the sign over running numbers, which stands close to what follows it."""
    return len(piece.tokens) == 1 and piece.tokens[0].text in {"#", "№"}


def _column(group: _Piece, parents: list[_Piece], cells: BodyCells, *, misread: bool) -> Column:
    above = [parent for parent in parents if parent.left <= group.left + 1e-9 or parent.shares(group) > 0.5]
    above = [parent for parent in above if parent.shares(group) > 0.5]
    title = " ".join(_reading_order(token_list) for token_list in (*(p.tokens for p in above), group.tokens))
    meanings = _meanings(title, misread=misread)
    if not meanings:
        meanings = _meanings(_reading_order(group.tokens), misread=misread)
    under = cells.under_all(group.place.tokens if group.place is not None else group.tokens)
    below = cells.spans[under.pop()] if len(under) == 1 else None
    return Column(meanings, title, group.left, group.right, below, _is_stacked(group, misread=misread))


def _is_stacked(group: _Piece, *, misread: bool) -> bool:
    """Tell whether a column's title is two: "Particulars" over "MRP"."""
    lines: dict[int, list[Token]] = {}
    for token in group.tokens:
        lines.setdefault(round(token.top / max(token.height, 1e-9)), []).append(token)
    names = [
        {meaning.name for meaning in _meanings(Run(tokens).text, misread=misread)}
        for tokens in lines.values()
    ]
    return (
        len(names) == 2
        and not _meanings_of_whole(group, misread=misread)
        and any("description" in name for name in names)
        and any(name & _PRICES for name in names)
    )


def _meanings_of_whole(group: _Piece, *, misread: bool) -> bool:
    return columns().look_up(_keys(_reading_order(group.tokens)), misread=misread) is not None


def _reading_order(tokens: list[Token]) -> str:
    height = max(token.height for token in tokens)
    rows: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.top):
        if rows and token.top - rows[-1][0].top < 0.5 * height:
            rows[-1].append(token)
        else:
            rows.append([token])
    return " ".join(Run(sorted(row, key=lambda token: token.left)).text for row in rows)


def _meanings(title: str, *, misread: bool) -> tuple[Meaning, ...]:
    """Return what a title means: as a whole, else by its longest part that means something."""
    lexicon = columns()
    cleaned = re.sub(r"\([^)]*\)", " ", title)
    for text in (title, _UNITS_OF_MONEY.sub(" ", title), cleaned, re.sub(r"\b(?:rs|inr)\b\.?", " ", cleaned)):
        found = lexicon.look_up(_keys(text), misread=misread)
        if found is not None:
            return found[0]
    twice = lexicon.look_up_twice(title)
    if twice:
        return twice
    per_unit = re.fullmatch(r"\W*([A-Za-z.]+)\s*/\s*[A-Za-z.]+\W*", title)
    if per_unit is not None:  # "Rate/Qtl"
        found = lexicon.look_up(_keys(per_unit.group(1)), misread=misread)
        if found is not None:
            return found[0]
    words = re.sub(r"[+&]", " ", _UNITS_OF_MONEY.sub(" ", title)).split()
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            keys = _keys(" ".join(words[start : start + length]))
            found = lexicon.look_up(keys, misread=misread)
            if found is not None and "".join(keys) not in {"no", "%", "#", ""}:
                rest = _keys(" ".join((*words[:start], *words[start + length :])))
                vague = length == 1 and keys[0] in _VAGUE and any(_says_more(key) for key in rest)
                return tuple(replace(m, weight=m.weight * GUESSED) for m in found[0]) if vague else found[0]
    return ()


def _says_more(key: str) -> bool:
    """Tell whether a word of a title is none that only names the kind of figure, such as "Rs" or "total"."""
    return key not in _VAGUE | _BARE | {"rs", "inr", "total", "net", "in"} and key.isalpha()


def _keys(text: str) -> list[str]:
    return [key for word in text.split() if (key := key_of(word))]
