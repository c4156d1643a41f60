"""The columns of a heading, though their names run over lines or stand in two rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engines.documents.body_cells import NO_CELLS, BodyCells
from engines.documents.heading_halves import BARE, halves_of
from engines.documents.heading_piece import PRICES, UNITS_OF_MONEY, Piece, keys_of, pieces_of
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import Meaning, columns

GUESSED = 0.4
"""What is left of a meaning that is only that of a title's last word: "Scheme Amt" is some amount."""

_RATE_OF = re.compile(r"/?\bGST\b|[%()/]|\brate\b", re.IGNORECASE)
_AND = re.compile(r"\s*[&+/]\s*|\s+and\s+", re.IGNORECASE)
_CHARGES = re.compile(r"(?:your\s+)?(?:charges?|fees?|freight)(?:\s+details?)?|शुल्क", re.IGNORECASE)
_VAGUE = frozenset({"amt", "amount", "value", "val", "rate", "price", "tax", "qty", "राशि", "मूल्य", "दर"})


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


def columns_of(lines: Sequence[Line], *, misread: bool, cells: BodyCells = NO_CELLS) -> tuple[Column, ...]:
    """Return the columns that the lines of a heading name, from the left; `cells` stand below them."""
    rows = [pieces_of(line, cells, misread=misread) for line in lines]
    groups: list[Piece] = []
    parents: list[Piece] = []
    halves = halves_of(rows, cells, misread=misread)
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
    merged: list[Piece] = []
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
            merged.append(Piece(list(piece.tokens)))
        else:
            home.tokens.extend(piece.tokens)
    merged += [Piece([*head.tokens, *part.tokens], part) for part, head in halves.pairs]
    merged.sort(key=lambda piece: piece.left)
    found = [_column(group, parents, cells, misread=misread) for group in merged]
    shared = Counter(column.cells for column in found)
    found = [replace(c, cells=None) if shared[c.cells] > 1 else c for c in found]
    return tuple(_with_description(found))


def _with_description(found: list[Column]) -> list[Column]:
    """Return columns where "Charges" at the left is what is charged for, "Amount" right of it the sum."""
    if len(found) < 2 or any(column.means("description") for column in found):
        return found
    first = next((at for at, c in enumerate(found) if not c.means("serial")), 0)
    charged = found[first]
    summed = any(column.means("amount") for column in found[first + 1 :])
    if not summed or not _CHARGES.fullmatch(charged.title.strip()):
        return found
    meaning = Meaning("column", "description", charged.meanings[0].weight if charged.meanings else 1.0)
    return [*found[:first], replace(charged, meanings=(meaning,)), *found[first + 1 :]]


def _may_name_one(one: Piece, other: Piece, *, misread: bool) -> bool:
    """Tell whether two pieces over the same cells name one column: not two that are known and differ."""
    names = [
        {meaning.name for meaning in _meanings(Run(p.tokens).text, misread=misread)} for p in (one, other)
    ]
    return not all(names) or bool(names[0] & names[1])


def _overlap_each_other(pieces: list[Piece]) -> bool:
    return any(a.shares(b) > 0.3 for i, a in enumerate(pieces) for b in pieces[i + 1 :])


def _column(group: Piece, parents: list[Piece], cells: BodyCells, *, misread: bool) -> Column:
    above = [parent for parent in parents if parent.left <= group.left + 1e-9 or parent.shares(group) > 0.5]
    above = [parent for parent in above if parent.shares(group) > 0.5]
    title = " ".join(_reading_order(token_list) for token_list in (*(p.tokens for p in above), group.tokens))
    meanings = _meanings(title, misread=misread)
    if not meanings:
        meanings = _meanings(_reading_order(group.tokens), misread=misread)
    under = cells.under_all(group.place.tokens if group.place is not None else group.tokens)
    below = cells.spans[under.pop()] if len(under) == 1 else None
    return Column(meanings, title, group.left, group.right, below, _is_stacked(group, misread=misread))


def _is_stacked(group: Piece, *, misread: bool) -> bool:
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
        and any(name & PRICES for name in names)
    )


def _meanings_of_whole(group: Piece, *, misread: bool) -> bool:
    return columns().look_up(keys_of(_reading_order(group.tokens)), misread=misread) is not None


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
    for text in (title, UNITS_OF_MONEY.sub(" ", title), cleaned, re.sub(r"\b(?:rs|inr)\b\.?", " ", cleaned)):
        found = lexicon.look_up(keys_of(text), misread=misread)
        if found is not None:
            return found[0]
    twice = _described(title, misread=misread) or lexicon.look_up_twice(title)
    if twice:
        return twice
    per_unit = re.fullmatch(r"\W*([A-Za-z.]+)\s*/\s*[A-Za-z.]+\W*", title)
    if per_unit is not None:  # "Rate/Qtl"
        found = lexicon.look_up(keys_of(per_unit.group(1)), misread=misread)
        if found is not None:
            return found[0]
    if "%" in title and (taxes := lexicon.look_up(keys_of(_RATE_OF.sub(" ", title)), misread=misread)):
        named = taxes[0][0].name
        rate = f"{named}_rate" if named in {"cgst", "sgst", "igst"} else "gst_rate" if named == "tax" else ""
        if rate:
            return (replace(taxes[0][0], name=rate),)  # "IGST/GST %"
    words = re.sub(r"[+&]", " ", UNITS_OF_MONEY.sub(" ", title)).split()
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            keys = keys_of(" ".join(words[start : start + length]))
            found = lexicon.look_up(keys, misread=misread)
            if found is not None and "".join(keys) not in {"no", "%", "#", ""}:
                rest = keys_of(" ".join((*words[:start], *words[start + length :])))
                vague = length == 1 and keys[0] in _VAGUE and any(_says_more(key) for key in rest)
                return tuple(replace(m, weight=m.weight * GUESSED) for m in found[0]) if vague else found[0]
    return ()


def _described(title: str, *, misread: bool) -> tuple[Meaning, ...]:
    """Return the description that a title names first, and then another thing: "Item & Serial No."."""
    first, *rest = _AND.split(title, maxsplit=1)
    found = columns().look_up(keys_of(first), misread=misread) if rest else None
    described = found is not None and found[0][0].name == "description"
    return found[0] if found is not None and described else ()


def _says_more(key: str) -> bool:
    """Tell whether a word of a title is none that only names the kind of figure, such as "Rs" or "total"."""
    return key not in _VAGUE | BARE | {"rs", "inr", "total", "net", "in"} and key.isalpha()
