"""The figures of a run, for the terminal and as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from evals.language.score import Score, Share
from evals.language.verdict import Verdict


def as_json(scores: Sequence[Score], failures: Sequence[Verdict], short: Sequence[str]) -> Mapping[str, Any]:
    """Return one object; `failures` are those that may be shown."""
    return {
        "suite": "language",
        "splits": [dataclasses.asdict(score) for score in scores],
        "failures": [dataclasses.asdict(verdict) for verdict in failures],
        "below_threshold": list(short),
    }


def print_report(
    scores: Sequence[Score], failures: Sequence[Verdict], short: Sequence[str], out: TextIO
) -> None:
    """Print failures first and one table at the end, where the eye is."""
    from rich.console import Console  # noqa: PLC0415 - heavy
    from rich.table import Table  # noqa: PLC0415 - heavy

    for verdict in failures:
        where = f"{verdict.persona}, {verdict.dialogue} {verdict.turn}" if verdict.turn else verdict.persona
        print(f"✗ {verdict.language} · {where}: {verdict.ask}", file=out)
        print(f"    wanted {verdict.wanted}", file=out)
        print(f"    got    {verdict.got}", file=out)
    grid = Table("", *(score.split for score in scores))
    for name, cells in table_rows(scores):
        grid.add_row(name, *cells)
    Console(file=out, width=None if out.isatty() else 100).print(grid)
    for line in short:
        print(f"✗ {line}", file=out)


def table_rows(scores: Sequence[Score]) -> list[tuple[str, list[str]]]:
    """Return the figures as text: a name, and a cell for each split."""
    rows: list[tuple[str, list[str]]] = []
    for title, field in (
        ("tool and arguments", "utterances"),
        ("dialogue turns", "turns"),
        ("by author", "authors"),
        ("by request", "kinds"),
    ):
        names = sorted({name for score in scores for name in getattr(score, field)})
        rows += [
            (f"{title} · {name}", [_shown(getattr(score, field).get(name)) for score in scores])
            for name in names
        ]
    rows.append(("out of scope declined", [_shown(score.declined) for score in scores]))
    rows.append(("changes without a yes", [str(score.unconfirmed_writes) for score in scores]))
    for title, field in (("plan p50 / p95 ms", "utterance_ms"), ("turn p50 / p95 ms", "turn_ms")):
        rows.append(
            (title, [" / ".join(f"{time:.0f}" for time in getattr(score, field)) for score in scores])
        )
    return rows


def _shown(share: Share | None) -> str:
    return "–" if share is None or not share.of else f"{share.right} of {share.of}  {share.rate:.1%}"
