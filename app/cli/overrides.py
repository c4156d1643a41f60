"""`overrides`: forecasts that people set by hand, and whether they knew better than the model."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from app.cli.output import add_json_option, add_user_option, print_json

if TYPE_CHECKING:
    from core.ports import Override
    from tools.override import OverrideScore, OverrideScores

_VERDICTS = {
    "better": "the person was nearer",
    "worse": "the model was nearer",
    "same": "both were equally near",
    None: "not known yet",
}


def register(commands: Any) -> None:
    """Add the commands."""
    overrides = commands.add_parser("overrides", help="forecasts set by hand")
    actions = overrides.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list them, expired and withdrawn ones too, oldest first")
    listing.set_defaults(run=run_overrides_list)
    withdraw = actions.add_parser("withdraw", help="let the model speak again; the override stays on record")
    withdraw.add_argument("override_id", metavar="OVERRIDE", help="its id, see `overrides list`")
    withdraw.set_defaults(run=run_overrides_withdraw)
    score = actions.add_parser("score", help="compare person and model with what sold")
    score.set_defaults(run=run_overrides_score)
    for action in (listing, withdraw, score):
        add_user_option(action)
        add_json_option(action)


def run_overrides_list(arguments: argparse.Namespace) -> int:
    """List the overrides the person may see, oldest first."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.override import visible_overrides  # noqa: PLC0415 - with it

    with open_home() as home:
        person = home.person(arguments.user)
        as_of = home.lake.freshness(person.tenant_id).sales
        kept = visible_overrides(home.overrides, person)
        if arguments.json:
            print_json({"overrides": [_row(one, as_of) for one in kept]})
            return 0
        for one in kept:
            print(
                f"{one.override_id}  {_status(one, as_of):<9}  {one.start} to {one.end}  "
                f"{one.units_per_day:>8,g} a day  {one.sku_id} at {one.store_id}  "
                f"by {one.user_id}: {one.reason}"
            )
        if not kept:
            print("No forecast was set by hand yet.")
    return 0


def run_overrides_withdraw(arguments: argparse.Namespace) -> int:
    """Take one override out of force."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.override import withdraw_override  # noqa: PLC0415 - with it

    with open_home() as home:
        person = home.person(arguments.user)
        withdrawn = withdraw_override(
            arguments.override_id,
            person,
            ledger=home.overrides,
            lake=home.lake,
            audit=home.audit,
            clock=home.clock,
        )
        if arguments.json:
            print_json(_row(withdrawn, home.lake.freshness(person.tenant_id).sales))
        else:
            print(f"✓ {withdrawn.override_id} is withdrawn; the model speaks again.")
    return 0


def run_overrides_score(arguments: argparse.Namespace) -> int:
    """Tell of each override whether the person was nearer to what sold than the model."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.override import score_overrides  # noqa: PLC0415 - with it

    with open_home() as home:
        scores = score_overrides(home.overrides, home.lake, home.person(arguments.user))
    if arguments.json:
        print_json(
            {
                "as_of": scores.as_of,
                "scores": [_score_row(score) for score in scores.scores],
                "total": _score_row(scores.total),
            }
        )
    else:
        _print_scores(scores)
    return 0


def _print_scores(scores: OverrideScores) -> None:
    if not scores.scores:
        print("No forecast was set by hand for days that could be scored.")
        return
    print(f"Sales known up to {scores.as_of or 'no day yet'}. Errors: units, added up over the days scored.")
    for score in (*scores.scores, scores.total):
        one = score.override
        name = f"{one.override_id}  {one.sku_id} at {one.store_id}" if one else "All together"
        print(f"{name}: {_VERDICTS[score.verdict]}")
        if score.days_scored:
            print(
                f"    {score.days_scored} of {score.days} days scored: sold {score.sold:,g}, "
                f"person off by {score.person_error:,g}, model off by {score.model_error:,.4g}"
            )
        left_out = (
            (score.days_sold_out, "sold out"),
            (score.days_unknown, "sales not known"),
            (score.days_without_model, "without a model's forecast"),
        )
        if told := ", ".join(f"{days} {why}" for days, why in left_out if days):
            print(f"    not scored: {told}")


def _status(override: Override, as_of: date | None) -> str:
    """Say whether an override still counts: it expires with its last day."""
    if override.withdrawn_at is not None:
        return "withdrawn"
    if as_of is not None and override.end <= as_of:
        return "expired"
    return "in force"


def _row(override: Override, as_of: date | None) -> dict[str, Any]:
    """Return an override as JSON shows it."""
    return {
        "override_id": override.override_id,
        "status": _status(override, as_of).replace(" ", "_"),
        "sku_id": override.sku_id,
        "store_id": override.store_id,
        "start": override.start,
        "end": override.end,
        "units_per_day": override.units_per_day,
        "reason": override.reason,
        "user_id": override.user_id,
        "created_at": override.created_at.isoformat(),
        "cutoff": override.cutoff,
        "model_units": {day.isoformat(): units for day, units in sorted(override.model_units.items())},
        "withdrawn_at": override.withdrawn_at.isoformat() if override.withdrawn_at else None,
        "withdrawn_by": override.withdrawn_by,
    }


def _score_row(score: OverrideScore) -> dict[str, Any]:
    """Return a score as JSON shows it; the total has no override."""
    one = score.override
    named = (
        {
            "override_id": one.override_id,
            "sku_id": one.sku_id,
            "store_id": one.store_id,
            "user_id": one.user_id,
        }
        if one
        else {}
    )
    scored = score.days_scored > 0
    return {
        **named,
        "days": score.days,
        "days_scored": score.days_scored,
        "days_sold_out": score.days_sold_out,
        "days_unknown": score.days_unknown,
        "days_without_model": score.days_without_model,
        "sold": score.sold if scored else None,
        "person_error": score.person_error if scored else None,
        "model_error": score.model_error if scored else None,
        "verdict": score.verdict,
    }
