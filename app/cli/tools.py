"""`tools` and `call`: the typed tools, by hand."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.cli.output import add_json_option, add_user_option, print_json
from core.errors import InputError


def register(commands: Any) -> None:
    """Add the commands."""
    tools = commands.add_parser("tools", help="list the tools with their schemas")
    add_json_option(tools)
    tools.set_defaults(run=run_tools)

    call = commands.add_parser("call", help="call one tool; prints JSON")
    call.add_argument("tool", help="the tool's name, see `smartretail tools`")
    call.add_argument("--args", default="{}", metavar="JSON", help="arguments as a JSON object")
    add_user_option(call)
    call.set_defaults(run=run_call, json=True)


def run_tools(arguments: argparse.Namespace) -> int:
    """List the tools."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        specs = home.catalog.specs()
        if arguments.json:
            print_json({"tools": [spec.model_dump(mode="json") for spec in specs]})
            return 0
        for spec in specs:
            names = ", ".join(spec.arguments_schema.get("properties", {}))
            print(f"{spec.name}({names})  {spec.effect.upper()}  {', '.join(spec.roles)}")
            print(f"    {spec.description}")
    return 0


def run_call(arguments: argparse.Namespace) -> int:
    """Call one tool."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    try:
        values = json.loads(arguments.args)
    except json.JSONDecodeError as error:
        raise InputError(
            f'--args is not JSON: {error}. Write it like \'{{"store_id": "DELHI_01"}}\'.'
        ) from error
    if not isinstance(values, dict):
        raise InputError(f"--args must be a JSON object, not {type(values).__name__}.")
    with open_home() as home:
        outcome = home.catalog.call(arguments.tool, values, home.person(arguments.user))
        print_json(
            {
                "tool": outcome.tool,
                "arguments": outcome.arguments,
                "result": outcome.result.model_dump(mode="json"),
                "facts": [fact.model_dump(mode="json") for fact in outcome.facts],
                "citations": [citation.model_dump(mode="json") for citation in outcome.citations],
            }
        )
    return 0
