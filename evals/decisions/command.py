"""`smartretail eval decisions`: prices, orders and signals against known truth, beside baselines."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.progress import Progress
    from evals.decisions.table import Table
    from evals.forecast.dataset import Dataset

SUITE = "decisions"


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where an aim was missed."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.forecast.progress import StderrProgress  # noqa: PLC0415 - with the rest

    tables = list(measure(arguments.data, StderrProgress()))
    if arguments.json:
        print_json({"suite": SUITE, "tables": [as_json(table) for table in tables]})
    else:
        print_tables(tables)
    return 0 if all(met for table in tables for _, met in table.aims) else 1


def measure(data: Path | None, progress: Progress) -> Iterator[Table]:
    """Yield each measurement's tables.

    Args:
        data: Folder of sales for the stock levels, as `eval forecast --data` takes it; `None`:
            this home's sales. Elasticities and anomalies are told on shops whose truth is known.
        progress: Shows what is being measured.

    Raises:
        InputError: the folder lacks a file or a column, or its sales are too short.
    """
    from evals.decisions import anomaly, inventory, pricing, raising  # noqa: PLC0415 - heavy

    parts: tuple[tuple[str, Callable[[], tuple[Table, ...]]], ...] = (
        ("Elasticities against the truth", lambda: (pricing.measure(),)),
        ("Raises where buyers mind more than measured", lambda: (raising.measure(),)),
        ("Stock levels against what was wanted", lambda: inventory.measure(_dataset(data))),
        ("Planted anomalies", anomaly.measure),
    )
    for title, work in parts:
        with progress.task(title):
            tables = work()
        yield from tables


def as_json(table: Table) -> Mapping[str, Any]:
    """Return a table as plain JSON; an undefined figure is null."""
    return {
        "title": table.title,
        "rows": [
            {"name": row.name, **{name: _plain(value) for name, value in row.figures.items()}}
            for row in table.rows
        ],
        "aims": [{"aim": aim, "met": met} for aim, met in table.aims],
    }


def _plain(value: float) -> float | None:
    return None if value != value else round(float(value), 6)  # noqa: PLR0124 - nan is not itself


def _dataset(data: Path | None) -> Dataset:
    if data is not None:
        from evals.forecast.reading import read_dataset  # noqa: PLC0415 - heavy

        return read_dataset(data)
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy
    from evals.forecast.shop import read_shop  # noqa: PLC0415 - heavy

    with open_home() as home:
        return read_shop(home.lake, home.owner().tenant_id)


def print_tables(tables: list[Table]) -> None:
    """Print tables, and under each what it should reach and whether it does."""
    from rich.console import Console  # noqa: PLC0415 - heavy
    from rich.table import Table as Grid  # noqa: PLC0415 - heavy

    console = Console(width=None if Console().is_terminal else 140)
    for table in tables:
        columns = list(dict.fromkeys(name for row in table.rows for name in row.figures))
        grid = Grid("", title=table.title, title_justify="left")
        for name in columns:
            grid.add_column(name, justify="right")
        for row in table.rows:
            grid.add_row(row.name, *(_shown(row.figures.get(name)) for name in columns))
        console.print(grid)
        for aim, met in table.aims:
            console.print(f"{'✓' if met else '✗'} {aim}", highlight=False)


def _shown(value: float | None) -> str:
    return "–" if value is None or value != value else f"{value:.3f}"  # noqa: PLR0124 - nan is not itself
