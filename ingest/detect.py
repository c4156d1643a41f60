"""Which kind of table a file is, told from its headers alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import InputError
from core.table import TABLE_BY_KIND, TABLES, Table
from ingest.header import MAX_COLUMNS, Match, compact, listed, match_headers, names_of

SCANNED_ROWS = 50
NEAREST_KINDS = 3


@dataclass(frozen=True)
class Header:
    """A header row that was recognised: its place among the rows read, and what it fills."""

    index: int
    headers: tuple[str, ...]
    match: Match


def table_of(kind: str) -> Table:
    """Return the table of a kind; hyphens, underscores and case do not count.

    Raises:
        InputError: there is no such kind.
    """
    table = TABLE_BY_KIND.get(kind.strip().lower().replace("-", "_"))
    if table is None:
        raise InputError(
            f"There is no kind of data called {kind!r}; the kinds are {', '.join(TABLE_BY_KIND)}.",
            code="kind_unknown",
            kind=kind,
        )
    return table


def find_header(rows: Iterable[Sequence[str]], kind: str | None) -> Header | None:
    """Return the first row that is the header of a known table, within the first rows.

    Args:
        rows: The first rows of the file, as text.
        kind: The kind the file is said to be, or `None` to find out.

    Raises:
        InputError: a header fits two kinds equally well, or names a column twice.
    """
    for index, row in zip(range(SCANNED_ROWS), rows, strict=False):
        headers = tuple(row)
        match = _recognise(headers, kind)
        if match is not None:
            if len(headers) > MAX_COLUMNS:
                raise too_wide(len(headers))
            return Header(index, headers, match)
    return None


def too_wide(columns: int) -> InputError:
    """Return the error for a file with absurdly many columns."""
    return InputError(
        f"The file has {columns} columns, more than the {MAX_COLUMNS} a table may have; "
        "send one table per file, one row per record.",
        code="file_too_wide",
        columns=columns,
    )


def known_names(row: Sequence[str], kind: str | None) -> int:
    """Count the cells that are a known header: how much a row looks like one."""
    tables = TABLES if kind is None else (table_of(kind),)
    cells = {compact(cell) for cell in row} - {""}
    return max(len(cells & names_of(table).keys()) for table in tables)


def explain(rows: Sequence[Sequence[str]], kind: str | None, file: str) -> InputError:
    """Return the error for a file without a header of a known table: what is missing, per kind."""
    best = max(rows[:SCANNED_ROWS], key=lambda row: known_names(row, kind), default=())
    if not known_names(best, kind):
        first = next((row for row in rows if any(cell.strip() for cell in row)), ())
        asked = "" if kind is None else f" of {table_of(kind).kind}"
        return InputError(
            f"{file}: no header row{asked} was found; the file begins with "
            f"{listed(cell.strip() or '(empty)' for cell in first)}. Add a row with column names, "
            f"for example {_example(kind)}.",
            code="header_missing",
            file=file,
        )
    if kind is not None:
        return _explain_given(best, table_of(kind), file)
    matches = (match_headers(list(dict.fromkeys(best)), table) for table in TABLES)
    nearest = sorted(
        (match for match in matches if match.missing),
        key=lambda match: (len(match.missing) - _required_found(match), len(match.missing)),
    )[:NEAREST_KINDS]
    missing = "; ".join(f"{match.table.kind}: {', '.join(match.missing)}" for match in nearest)
    return InputError(
        f"{file}: the columns {listed(cell.strip() for cell in best if cell.strip())} fit no kind of data. "
        f"Missing for {missing}. Add or rename the columns, or say which kind it is.",
        code="kind_not_recognised",
        file=file,
        missing={match.table.kind: match.missing for match in nearest},
    )


def _explain_given(best: Sequence[str], table: Table, file: str) -> InputError:
    missing = match_headers(list(dict.fromkeys(best)), table).missing
    if not missing:  # every required column is a key, and nothing else is there
        missing = (" or ".join(column.name for column in table.columns if column.name not in table.key),)
    other = _recognise(tuple(best), None)
    hint = f" It looks like {other.table.kind}." if other is not None else ""
    return InputError(
        f"{file}: {table.kind} needs the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}; "
        f"the file has {listed(cell.strip() for cell in best if cell.strip())}. Add or rename.{hint}",
        code="columns_missing",
        file=file,
        kind=table.kind,
        missing=missing,
    )


def _example(kind: str | None) -> str:
    return ",".join(table_of(kind or "sales").required)


def _recognise(headers: Sequence[str], kind: str | None) -> Match | None:
    if kind is not None:
        return _complete(headers, table_of(kind))
    candidates = [match for table in TABLES if (match := _complete(headers, table)) is not None]
    best = [one for one in candidates if not any(_beats(other, one) for other in candidates)]
    if len(best) > 1:
        kinds = " or ".join(match.table.kind for match in best)
        raise InputError(
            f"The columns fit {kinds} equally well; say which kind it is, or send one file for each.",
            code="kind_ambiguous",
            kinds=tuple(match.table.kind for match in best),
        )
    return best[0] if best else None


def _complete(headers: Sequence[str], table: Table) -> Match | None:
    names = names_of(table)
    found = {names[compact(header)][0] for header in headers if compact(header) in names}
    if not found.issuperset(table.required):
        return None
    if _says_nothing(table, found):
        return None
    return match_headers(headers, table)


def _says_nothing(table: Table, found: set[str]) -> bool:
    """Tell whether only keys were found though the table is about more: a bare list of products."""
    others = {column.name for column in table.columns} - set(table.key)
    return bool(others) and not others & found


def _telling(table: Table) -> frozenset[str]:
    """Required columns that are not part of the key: they say what a table is about."""
    return frozenset(table.required) - frozenset(table.key)


def _required_found(match: Match) -> int:
    return len(match.table.required) - len(match.missing)


def _beats(one: Match, other: Match) -> bool:
    """Tell whether the first reading makes the second one pointless.

    A reading that rests on telling columns beats one that rests on keys alone. A finer table
    beats one whose key it contains: sales that repeat the city and the brand in each row are
    sales, not stores or products.
    """
    if one is other:
        return False
    if bool(_telling(one.table)) != bool(_telling(other.table)):
        return bool(_telling(one.table))
    finer = frozenset(one.table.key) & one.found
    coarser = frozenset(other.table.key) & other.found
    return coarser < finer
