"""The figures and failures of a run, for the terminal, as JSON and as one HTML page."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, TextIO

from evals.runner import Exchange, Verdict
from evals.scorecard import ALL, Row

_LONGEST_FAULT = 160
HEAD = ("", "cases", "held", "pass^k", "runs held", "p50 ms", "p95 ms")


def as_json(verdicts: Sequence[Verdict], lines: Sequence[Row], short: Sequence[str]) -> Mapping[str, Any]:
    """Return one object."""
    failed = [one for one in verdicts if one.faults]
    whole = next(line for line in lines if line.name == ALL)
    return {
        "cases": whole.cases,
        "passed": whole.held,
        "runs": max(one.run for one in verdicts),
        "model": _models(verdicts),
        "rows": [{**dataclasses.asdict(line), "rate": line.rate} for line in lines],
        "failed": [dataclasses.asdict(one) for one in failed],
        "below_threshold": list(short),
    }


def print_report(
    verdicts: Sequence[Verdict], lines: Sequence[Row], short: Sequence[str], out: TextIO
) -> None:
    """Print failures first and one table at the end, where the eye is."""
    from rich.console import Console  # noqa: PLC0415 - heavy
    from rich.table import Table  # noqa: PLC0415 - heavy

    for verdict in verdicts:
        if verdict.faults:
            print(f"✗ {verdict.suite} · {verdict.case}", file=out)
            for fault in verdict.faults:
                print(f"    {fault}", file=out)
    grid = Table(*HEAD, title=f"answered by {_models(verdicts)}")
    for line in lines:
        grid.add_row(*_cells(line))
    Console(file=out, width=None if out.isatty() else 100).print(grid)
    for line in short:
        print(f"✗ {line}", file=out)
    whole = next(line for line in lines if line.name == ALL)
    print(f"{whole.held} of {whole.cases} cases passed", file=out)


def page(verdicts: Sequence[Verdict], lines: Sequence[Row], short: Sequence[str]) -> str:
    """Return the page: the table, then each failure with what was wanted beside what came."""
    text = files("evals").joinpath("report.html").read_text(encoding="utf-8")
    failed = [one for one in verdicts if one.faults]
    return Template(text).substitute(
        model=escape(_models(verdicts)),
        head="".join(f"<th>{escape(name)}</th>" for name in HEAD),
        rows="\n".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(line)) + "</tr>" for line in lines
        ),
        short="\n".join(f'<p class="short">{escape(line)}</p>' for line in short),
        count=len(failed),
        failures="\n".join(_failure(one) for one in failed),
    )


def _cells(line: Row) -> tuple[str, ...]:
    return (
        line.name,
        str(line.cases),
        str(line.held),
        f"{line.rate:.1%}",
        f"{line.runs_held} of {line.runs}",
        f"{line.p50_ms:.0f}",
        f"{line.p95_ms:.0f}",
    )


def _models(verdicts: Sequence[Verdict]) -> str:
    return ", ".join(sorted({one.model for one in verdicts})) or "nobody"


def _failure(verdict: Verdict) -> str:
    turns = "".join(_turn(one) for one in verdict.turns)
    title = escape(f"{verdict.kind} · {verdict.suite} · {verdict.case} · run {verdict.run} · {verdict.model}")
    return f'<tr><th colspan="4">{title}</th></tr>{turns}'


def _in_short(fault: str) -> str:
    """Return a fault without the whole answer, which stands beside it."""
    return fault if len(fault) <= _LONGEST_FAULT else fault[:_LONGEST_FAULT] + "…"


def _turn(turn: Exchange) -> str:
    faults = "<br>".join(escape(_in_short(fault)) for fault in turn.faults) or "✓"
    cells = (escape(turn.ask), escape(turn.wanted), escape(turn.got), faults)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
