"""`export`: what the product worked out, as a file for a spreadsheet or another program."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.output import add_json_option, add_user_option, print_json
from core.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from app.bootstrap import Home
    from core.identity import Principal

KINDS = ("forecast",)
FORMATS = (".csv", ".json")


def register(commands: Any) -> None:
    """Add the command."""
    export = commands.add_parser("export", help="write forecasts to a file (CSV or JSON)")
    export.add_argument("kind", choices=KINDS)
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .csv or .json")
    export.add_argument("--horizon", type=int, default=14, metavar="DAYS", help="days ahead (default 14)")
    add_user_option(export)
    add_json_option(export)
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> int:
    """Write what the person may see; nothing is written where something is wrong."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    suffix = arguments.out.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(f"--out {arguments.out.name}: the name must end in .csv or .json.")
    if not 1 <= arguments.horizon <= 90:
        raise InputError(f"--horizon {arguments.horizon}: give 1 to 90 days.")
    with open_home() as home:
        frame = _forecast(home, home.person(arguments.user), arguments.horizon)
    try:
        if suffix == ".csv":
            frame.write_csv(arguments.out)
        else:
            frame.with_columns(_days_as_text()).write_json(arguments.out)
    except OSError as error:
        raise InputError(f"--out {arguments.out}: {error.strerror}.") from error
    if arguments.json:
        print_json({"kind": arguments.kind, "file": str(arguments.out), "rows": frame.height})
    else:
        print(f"✓ {frame.height:,} rows in {arguments.out}")
    return 0


def _forecast(home: Home, person: Principal, horizon_days: int) -> pl.DataFrame:
    """Return the forecasts as they are answered: what was set by hand is in them."""
    from tools.demand import demand_forecasts  # noqa: PLC0415 - heavy
    from tools.scope import ScopeArguments, resolve  # noqa: PLC0415 - heavy

    context = home.tool_context(person)
    where = resolve(ScopeArguments(), context)
    return demand_forecasts(context, where.scope, horizon_days).frame


def _days_as_text() -> pl.Expr:
    import polars as pl  # noqa: PLC0415 - heavy

    return pl.col("date", "cutoff").dt.to_string("%Y-%m-%d")
