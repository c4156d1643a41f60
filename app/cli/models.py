"""`models`: the versions of the forecast model, what they were chosen by, and going back to one."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING, Any

from app.cli.output import TerminalProgress, add_json_option, add_user_option, print_json
from core.errors import DataError, InputError

if TYPE_CHECKING:
    from core.model_record import ModelRecord


def register(commands: Any) -> None:
    """Add the commands."""
    models = commands.add_parser("models", help="the forecast models: list, show, train, roll back")
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list the versions, newest first")
    listing.set_defaults(run=run_models_list)
    show = actions.add_parser("show", help="show what won where in a version's backtest")
    show.add_argument("version", nargs="?", metavar="VERSION", help="default: the one that serves")
    show.set_defaults(run=run_models_show)
    train = actions.add_parser("train", help="train one now, on all there is")
    train.set_defaults(run=run_models_train)
    back = actions.add_parser("rollback", help="let an earlier version serve again")
    back.add_argument("version", metavar="VERSION")
    back.set_defaults(run=run_models_rollback)
    for action in (listing, show, train, back):
        add_user_option(action)
        add_json_option(action)


def run_models_list(arguments: argparse.Namespace) -> int:
    """List the versions."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        versions = home.models.versions(home.person(arguments.user))
    if arguments.json:
        print_json({"models": [_row(one) for one in versions]})
        return 0
    for one in versions:
        mark = "serves" if one.serving else ""
        error = f"{float(one.report['wape']):.3f}" if "wape" in one.report else "-"
        print(
            f"{one.version}  {one.trained_at:%Y-%m-%d %H:%M}  WAPE {error}  {one.reason:<12}  {mark}".rstrip()
        )
    if not versions:
        print("No model was trained yet. Train one: smartretail models train")
    return 0


def run_models_show(arguments: argparse.Namespace) -> int:
    """Show one version's backtest: each combination tried for each demand class."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        versions = home.models.versions(home.person(arguments.user))
    found = next(
        (
            one
            for one in versions
            if (one.serving if arguments.version is None else one.version == arguments.version)
        ),
        None,
    )
    if found is None:
        raise InputError(f"There is no model {arguments.version or 'in use'}. See `smartretail models list`.")
    if arguments.json:
        print_json(_row(found) | {"report": found.report, "parameters": found.parameters})
        return 0
    chosen: dict[str, str] = dict(found.report["combinations"])
    print(
        f"{found.version}: trained on {found.report['series']} series up to {found.cutoff} ({found.reason})"
    )
    print(f"{'class':<13} {'combination':<17} {'RMSSE':>7} {'WAPE':>7} {'bias':>7} {'series':>7}")
    for row in sorted(found.report["table"], key=lambda one: (one["demand_class"], one["loss"])):
        mark = "  ← serves" if chosen.get(row["demand_class"]) == row["recipe"] else ""
        print(
            f"{row['demand_class']:<13} {row['recipe']:<17} {row['rmsse']:>7.3f} {row['wape']:>7.3f}"
            f" {row['bias']:>+7.3f} {row['series']:>7}{mark}"
        )
    return 0


def run_models_train(arguments: argparse.Namespace) -> int:
    """Train a version now; it serves from then on."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        person = home.person(arguments.user)
        if arguments.json:
            record = home.models.train(person, now=home.clock.now())
        else:
            with TerminalProgress().task("Learning what sells, and how surely"):
                record = home.models.train(person, now=home.clock.now())
    if record is None:
        raise DataError(
            "There is too little history to learn from (about three months of several products); "
            "simple models serve.",
            code="too_little_history",
        )
    if arguments.json:
        print_json(_row(record))
    else:
        print(f"✓ {record.version} serves. See what won where: smartretail models show")
    return 0


def run_models_rollback(arguments: argparse.Namespace) -> int:
    """Let an earlier version serve again, and forecast with it."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        home.models.roll_back(home.person(arguments.user), arguments.version)
    if arguments.json:
        print_json({"version": arguments.version, "serving": True})
    else:
        print(f"✓ {arguments.version} serves again; forecasts are made anew with it.")
    return 0


def _row(record: ModelRecord) -> dict[str, Any]:
    row = dataclasses.asdict(record)
    del row["artifact"], row["report"], row["parameters"]
    return row | {"wape": record.report.get("wape")}
