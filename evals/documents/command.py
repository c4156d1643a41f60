"""`smartretail eval documents`: documents read and judged against their truth, beside plain rules."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import InputError
from evals.documents.sets import LATEST, SETS, layouts_of

if TYPE_CHECKING:
    from app.progress import Progress
    from evals.decisions.table import Table
    from evals.documents.dataset import Case
    from evals.documents.generator.make import Variant
    from evals.documents.measure import Run

SUITE = "documents"
FILES_PER_LAYOUT = {"text": 16, "scan": 3, "photo": 3}
SEED = 2026
NOTE = (
    "F1 counts a value as right when it equals the truth after normalisation (names alike to 90 %, "
    "addresses to 85 %); `F1 exact` asks for the same letters and digits. Not in the table: invoice2data, "
    "which by its documentation extracts nothing from an invoice that no template of its fits."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that only this suite takes."""
    parser.add_argument(
        "--layouts",
        choices=SETS,
        help=f"with `documents`: which set of layouts is drawn (default: {LATEST})",
    )
    parser.add_argument(
        "--strange-labels",
        type=float,
        metavar="SHARE",
        help="with `documents`: text PDFs in forms nobody has seen: so many of the labels that the "
        "product knows, 0 to 1, are made nonsense",
    )


def refuse_options(arguments: argparse.Namespace) -> None:
    """Refuse this suite's options beside another suite.

    Raises:
        InputError: one was given.
    """
    if arguments.strange_labels is not None:
        raise InputError("--strange-labels is for `eval documents`. Name the suite, or leave it out.")
    if arguments.layouts is not None:
        raise InputError("--layouts is for `eval documents`. Name the suite, or leave it out.")


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where an aim was missed.

    Raises:
        InputError: both a folder and a set of layouts were named, or a share is none.
    """
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.decisions.command import as_json  # noqa: PLC0415 - with the rest
    from evals.documents.report import table_of  # noqa: PLC0415 - heavy
    from evals.forecast.progress import StderrProgress  # noqa: PLC0415 - with the rest

    if arguments.data and arguments.layouts:
        raise InputError("--layouts draws documents and --data reads your own. Leave one of them out.")
    strange = arguments.strange_labels or 0.0
    if not 0 <= strange <= 1:
        raise InputError(f"--strange-labels is a share from 0 to 1, not {strange:g}. Try 0.25.")
    layouts = arguments.layouts or LATEST
    title = f"Documents in {arguments.data}" if arguments.data else f"Generated documents, layouts: {layouts}"
    if strange:
        title += f", {strange:.0%} of the labels made nonsense"
    table = table_of(measure(arguments.data, layouts, StderrProgress(), strange), title)
    if arguments.json:
        print_json({"suite": SUITE, "tables": [as_json(table)], "note": NOTE})
    else:
        _print(table)
    return 0 if all(met for _, met in table.aims) else 1


def measure(data: Path | None, layouts: str, progress: Progress, strange: float = 0.0) -> Run:
    """Read and judge every document with the product's reader and engine.

    Args:
        data: Folder of documents, each with its truth; `None`: documents are drawn.
        layouts: The set of layouts that draws them.
        progress: Shows how far it is.
        strange: How many of the labels that the product knows are made nonsense, 0–1; then
            pictures are left out.

    Raises:
        InputError: the folder holds no documents with truth.
        DataError: a font that the generator draws with is missing.
    """
    from adapters.ocr import LocalReader  # noqa: PLC0415 - heavy
    from core.clock import SystemClock, local_date  # noqa: PLC0415 - with the rest
    from engines.documents.examine import examine  # noqa: PLC0415 - heavy
    from evals.documents.dataset import read_folder  # noqa: PLC0415 - with the rest
    from evals.documents.generator.make import VARIANTS  # noqa: PLC0415 - heavy
    from evals.documents.measure import run_cases  # noqa: PLC0415 - heavy
    from evals.documents.strange import StrangeReader  # noqa: PLC0415 - heavy

    reader = LocalReader()
    try:
        with progress.task("Reading documents"):
            return run_cases(
                read_folder(data)
                if data is not None
                else drawn_cases(layouts, ("text",) if strange else VARIANTS),
                StrangeReader(reader, strange) if strange else reader,
                examine,
                today=local_date(SystemClock(), "Asia/Kolkata"),
                reader_process=lambda: reader.process_id,
            )
    finally:
        reader.close()


def drawn_cases(layouts: str, variants: Sequence[Variant]) -> Iterator[Case]:
    """Draw the documents of a set of layouts to measure on, each variant in its turn."""
    from evals.documents.dataset import Case, expected_of  # noqa: PLC0415 - heavy
    from evals.documents.generator.make import make_samples  # noqa: PLC0415 - heavy

    chosen = layouts_of(layouts)
    for variant in variants:
        count = FILES_PER_LAYOUT[variant] * len(chosen)
        for sample in make_samples(chosen, count, variant=variant, seed=SEED):
            yield Case(sample.name, sample.content, variant, expected_of(sample.truth, sample.name))


def _print(table: Table) -> None:
    from rich.console import Console  # noqa: PLC0415 - heavy
    from rich.table import Table as Grid  # noqa: PLC0415 - heavy

    console = Console(width=None if Console().is_terminal else 190)
    columns = list(dict.fromkeys(name for row in table.rows for name in row.figures))
    grid = Grid("", title=table.title, title_justify="left")
    for name in columns:
        grid.add_column(name, justify="right")
    for row in table.rows:
        grid.add_row(row.name, *(_shown(row.figures.get(name)) for name in columns))
    console.print(grid)
    console.print(NOTE, highlight=False)
    for aim, met in table.aims:
        console.print(f"{'✓' if met else '✗'} {aim}", highlight=False)


def _shown(value: float | None) -> str:
    if value is None or value != value:  # noqa: PLR0124 - nan is not itself
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"
