"""`smartretail eval documents`: documents read and judged against their truth, beside plain rules."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import InputError
from evals.documents.sets import COMPOSITE, FILES, LATEST, SEED, SETS, layouts_of

if TYPE_CHECKING:
    from app.progress import Progress
    from evals.decisions.table import Table
    from evals.documents.dataset import Case
    from evals.documents.generator.make import Variant
    from evals.documents.measure import Run

SUITE = "documents"
FILES_PER_LAYOUT = {"text": 16, "scan": 3, "photo": 3}
NOTE = (
    "F1 counts a value as right when it equals the truth after normalisation (names alike to 90 %, "
    "addresses to 85 %); `F1 exact` asks for the same letters and digits. Not in the table: invoice2data, "
    "which by its documentation extracts nothing from an invoice that no template of its fits."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that only this suite takes."""
    parser.add_argument(
        "--layouts",
        choices=(*SETS, COMPOSITE),
        help=f"with `documents`: which set of layouts is drawn (default: {LATEST}); {COMPOSITE}: text PDFs "
        "that chance puts together",
    )
    parser.add_argument(
        "--composites",
        type=_counted,
        metavar="FILES[:SEED]",
        help=f"with `--layouts {COMPOSITE}`: how many, of which seed (default: {FILES}:{SEED})",
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
    if arguments.composites is not None:
        raise InputError("--composites is for `eval documents`. Name the suite, or leave it out.")
    if arguments.layouts is not None:
        raise InputError("--layouts is for `eval documents`. Name the suite, or leave it out.")


def _counted(text: str) -> tuple[int, int]:
    files, _, seed = text.partition(":")
    found = int(files), int(seed or SEED)
    if found[0] < 1:
        raise argparse.ArgumentTypeError(f"{text!r} are no files; say for example 150:7")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where an aim was missed.

    Raises:
        InputError: both a folder and a set of layouts were named, or a share is none.
    """
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.decisions.command import as_json  # noqa: PLC0415 - with the rest
    from evals.documents.choices import costly_choices  # noqa: PLC0415 - heavy
    from evals.documents.report import table_of  # noqa: PLC0415 - heavy
    from evals.forecast.progress import StderrProgress  # noqa: PLC0415 - with the rest

    if arguments.data and arguments.layouts:
        raise InputError("--layouts draws documents and --data reads your own. Leave one of them out.")
    if arguments.composites and arguments.layouts != COMPOSITE:
        raise InputError(f"--composites goes with --layouts {COMPOSITE}. Add that, or leave it out.")
    strange = arguments.strange_labels or 0.0
    if not 0 <= strange <= 1:
        raise InputError(f"--strange-labels is a share from 0 to 1, not {strange:g}. Try 0.25.")
    layouts = arguments.layouts or LATEST
    title = f"Documents in {arguments.data}" if arguments.data else f"Generated documents, layouts: {layouts}"
    if strange:
        title += f", {strange:.0%} of the labels made nonsense"
    done = measure(arguments.data, layouts, StderrProgress(), strange, arguments.composites or (FILES, SEED))
    table = table_of(done, title)
    tables = [table, *([costly_choices(done)] if done.by_choice else [])]
    if arguments.json:
        print_json({"suite": SUITE, "tables": [as_json(one) for one in tables], "note": NOTE})
    else:
        for one in tables:
            _print(one)
        print(NOTE)
    return 0 if all(met for _, met in table.aims) else 1


def measure(
    data: Path | None,
    layouts: str,
    progress: Progress,
    strange: float = 0.0,
    composites: tuple[int, int] = (FILES, SEED),
) -> Run:
    """Read and judge every document with the product's reader and engine.

    Args:
        data: Folder of documents, each with its truth; `None`: documents are drawn.
        layouts: The set of layouts that draws them.
        progress: Shows how far it is.
        strange: How many of the labels that the product knows are made nonsense, 0–1; then
            pictures are left out.
        composites: How many composites, and their seed.

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
                else drawn_cases(
                    layouts, ("text",) if strange or layouts == COMPOSITE else VARIANTS, composites
                ),
                StrangeReader(reader, strange) if strange else reader,
                examine,
                today=local_date(SystemClock(), "Asia/Kolkata"),
                reader_process=lambda: reader.process_id,
            )
    finally:
        reader.close()


def drawn_cases(
    layouts: str, variants: Sequence[Variant], composites: tuple[int, int] = (FILES, SEED)
) -> Iterator[Case]:
    """Draw the documents of a set of layouts to measure on, each variant in its turn; of a composite one."""
    from evals.documents.dataset import Case, expected_of  # noqa: PLC0415 - heavy
    from evals.documents.generator.make import make_samples  # noqa: PLC0415 - heavy

    files, seed = composites if layouts == COMPOSITE else (FILES, SEED)
    chosen = layouts_of(layouts, files=files, seed=seed)
    for variant in variants:
        count = len(chosen) * (1 if layouts == COMPOSITE else FILES_PER_LAYOUT[variant])
        for sample in make_samples(chosen, count, variant=variant, seed=seed):
            expected = expected_of(sample.truth, sample.name)
            yield Case(sample.name, sample.content, variant, expected, sample.truth.get("choices", {}))


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
    for aim, met in table.aims:
        console.print(f"{'✓' if met else '✗'} {aim}", highlight=False)


def _shown(value: float | None) -> str:
    if value is None or value != value:  # noqa: PLR0124 - nan is not itself
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"
