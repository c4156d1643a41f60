"""From the headers a file has to the columns of the data contract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import InputError
from core.table import Table

MAX_COLUMNS = 1_000
MAX_SHOWN = 20
_UNIT_NOTE = re.compile(r"\(\s*(?:in\s+)?(?:inr|rs\.?|₹|%)\s*\)\s*$", re.IGNORECASE)


def compact(header: str) -> str:
    """Return what is left of a header when case, spaces and signs do not count.

    A unit that says what the contract says anyway (`Price (₹)`) is dropped; any other stays
    and keeps the column from being taken for one in rupees.

    >>> compact(" Units_Sold ") == compact("units-sold") == compact("unitsSold")
    True
    """
    plain = unicodedata.normalize("NFKC", _UNIT_NOTE.sub("", header)).casefold()
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LMN")


@dataclass(frozen=True)
class Match:
    """How a file's headers fill a table.

    `columns` maps the position of a header to the column it fills; `exact` are the columns
    found under their own name; `ignored` are the headers nothing asks for.
    """

    table: Table
    columns: Mapping[int, str]
    ignored: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def found(self) -> frozenset[str]:
        """Names of the columns that are in the file."""
        return frozenset(self.columns.values())


def names_of(table: Table) -> dict[str, tuple[str, int]]:
    """Map each accepted header, compacted, to its column and its rank (0 is the column's own name)."""
    names: dict[str, tuple[str, int]] = {}
    for column in table.columns:
        for rank, name in enumerate((column.name, *column.aliases)):
            known = names.get(compact(name))
            if known is None or rank < known[1]:
                names[compact(name)] = (column.name, rank)
    return names


def match_headers(headers: Sequence[str], table: Table) -> Match:
    """Fill the table's columns from the headers.

    Where two headers name one column, its own name wins over an alias and an earlier alias
    over a later one; the other header is ignored, and reported as such.

    Raises:
        InputError: the same header stands twice, so nobody can say which one counts.
    """
    names = names_of(table)
    best: dict[str, tuple[int, int]] = {}
    for position, header in enumerate(headers):
        known = names.get(compact(header))
        if known is None:
            continue
        column, rank = known
        if column not in best or rank < best[column][0]:
            best[column] = (rank, position)
        elif rank == best[column][0]:
            raise InputError(
                f"The column {header.strip()!r} is in the file twice; remove or rename one of them.",
                code="column_twice",
                column=header.strip(),
            )
    columns = {position: column for column, (_, position) in best.items()}
    return Match(
        table=table,
        columns=dict(sorted(columns.items())),
        ignored=tuple(
            header.strip()
            for position, header in enumerate(headers)
            if position not in columns and header.strip()
        ),
        missing=tuple(name for name in table.required if name not in best),
    )


def listed(names: Iterable[str]) -> str:
    """Return names for a message, the first few where there are many."""
    shown = list(names)
    rest = len(shown) - MAX_SHOWN
    cut = [name if len(name) <= 60 else name[:59] + "…" for name in shown[:MAX_SHOWN]]
    return ", ".join(cut) + (f" and {rest} more" if rest > 0 else "")
