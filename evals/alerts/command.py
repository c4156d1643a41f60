"""`smartretail eval alerts`: how often an alert is right, and how many come a day."""

from __future__ import annotations

import argparse

SUITE = "alerts"


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where an aim was missed."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.alerts.measure import measure  # noqa: PLC0415 - heavy
    from evals.decisions.command import as_json, print_tables  # noqa: PLC0415 - with it
    from evals.forecast.progress import StderrProgress  # noqa: PLC0415 - with the rest

    with StderrProgress().task("Nights of a shop whose truth is known"):
        tables = measure()
    if arguments.json:
        print_json({"suite": SUITE, "tables": [as_json(table) for table in tables]})
    else:
        print_tables(list(tables))
    return 0 if all(met for table in tables for _, met in table.aims) else 1
