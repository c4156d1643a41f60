"""`settings`: the shop's thresholds, such as the price limit of sellers, shown and set."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.output import add_json_option, add_user_option, print_json
from core.errors import InputError
from core.tenant import SETTING_RULES

DEFAULT = "default"


def register(commands: Any) -> None:
    """Add the commands."""
    settings = commands.add_parser("settings", help="the shop's thresholds: limits, margins, service level")
    actions = settings.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="show what holds, and the defaults")
    listing.set_defaults(run=run_settings_list)
    change = actions.add_parser("set", help="set one of them; managers only, audited")
    change.add_argument("name", metavar="NAME", help="its name, see `settings list`")
    change.add_argument("value", metavar="VALUE", help=f"a number, or `{DEFAULT}` to take the default back")
    change.set_defaults(run=run_settings_set)
    for action in (listing, change):
        add_user_option(action)
        add_json_option(action)


def run_settings_list(arguments: argparse.Namespace) -> int:
    """Show every threshold."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.show_settings import ShowSettingsResult  # noqa: PLC0415 - with it

    with open_home() as home:
        result = home.catalog.call("show_settings", {}, home.person(arguments.user)).result
    assert isinstance(result, ShowSettingsResult)  # noqa: S101 - for the type checker
    if arguments.json:
        rows = [
            {
                "name": one.name,
                "value": one.value.value,
                "unit": one.value.unit,
                "default": one.default.value,
                "own": one.own,
            }
            for one in result.settings
        ]
        print_json({"settings": rows})
        return 0
    for one in result.settings:
        own = f"  (default {_shown(one.default.value)})" if one.own else ""
        print(f"{one.name:<28} {_shown(one.value.value):>12}  {one.value.unit}{own}")
    return 0


def run_settings_set(arguments: argparse.Namespace) -> int:
    """Set one threshold, or take its default back."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.change_setting import ChangeSettingResult  # noqa: PLC0415 - with it

    asked: dict[str, Any] = {"name": arguments.name}
    if arguments.value != DEFAULT:
        asked["value"] = _number(arguments.name, arguments.value)
    with open_home() as home:
        result = home.catalog.call("change_setting", asked, home.person(arguments.user)).result
    assert isinstance(result, ChangeSettingResult)  # noqa: S101 - for the type checker
    before, after = result.before.value, result.after.value
    if arguments.json:
        print_json({"name": result.name, "before": before, "after": after, "changed": result.changed})
    elif result.changed:
        print(f"✓ {result.name}: {_shown(before)} → {_shown(after)}")
    else:
        print(f"{result.name} is {_shown(after)} already.")
    return 0


def _number(name: str, text: str) -> float:
    """Return a value in the setting's own unit: "97%" of a share of 1 is 0.97."""
    rule = next((rule for known, rule in SETTING_RULES.items() if known == name), None)
    share = text.endswith("%") and rule is not None and rule.unit == "rate"
    try:
        value = float(text.replace(",", "").removesuffix("%"))
        return round(value / 100, 6) if share else value
    except ValueError as error:
        raise InputError(f"{text!r} is no number; give one, or `{DEFAULT}`.") from error


def _shown(value: object) -> str:
    return "no limit" if value is None else f"{float(str(value)):,.10g}"
