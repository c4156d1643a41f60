"""`whatsapp`: the templates to have approved."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.cli.output import add_json_option, print_json


def register(commands: Any) -> None:
    """Add the commands."""
    whatsapp = commands.add_parser("whatsapp", help="WhatsApp: the templates to have approved")
    actions = whatsapp.add_subparsers(dest="action", required=True, metavar="ACTION")
    templates = actions.add_parser(
        "templates", help="show the texts of the templates; with --submit, make them and ask for approval"
    )
    templates.add_argument(
        "--submit",
        action="store_true",
        help="make them in the Twilio account, submit them to WhatsApp, and print what "
        "SMARTRETAIL_WHATSAPP_TEMPLATES is to be",
    )
    add_json_option(templates)
    templates.set_defaults(run=run_templates)


def run_templates(arguments: argparse.Namespace) -> int:
    """Show the templates, or submit them."""
    from channels.whatsapp.template_texts import template_texts  # noqa: PLC0415 - --help needs no Fluent

    texts = list(template_texts())
    if arguments.submit:
        catalogue = _submitted(texts)
        if arguments.json:
            print_json({"templates": catalogue})
        else:
            print(json.dumps(catalogue, indent=2))
        return 0
    if arguments.json:
        print_json({"templates": [{"name": one.name, **one.request()} for one in texts]})
        return 0
    for one in texts:
        print(f"{one.name}\n  {one.body}\n  [{one.button}]\n")
    return 0


def _submitted(texts: list[Any]) -> dict[str, dict[str, str]]:
    """Make each template and submit it; return the catalogue."""
    from app.settings import read_settings  # noqa: PLC0415 - pydantic is not needed for --help
    from app.whatsapp import whatsapp_settings  # noqa: PLC0415 - with it
    from channels.whatsapp.twilio_calls import TwilioCalls  # noqa: PLC0415 - twilio.rest is slow to import
    from core.errors import InputError  # noqa: PLC0415 - with the rest

    settings = whatsapp_settings(read_settings())
    if settings is None:
        raise InputError(
            "WhatsApp is off. Set SMARTRETAIL_TWILIO_ACCOUNT_SID and SMARTRETAIL_TWILIO_AUTH_TOKEN."
        )
    twilio = TwilioCalls(settings)
    catalogue: dict[str, dict[str, str]] = {}
    for one in texts:
        catalogue.setdefault(one.kind, {})[one.language] = twilio.submit_template(one.request(), one.name)
    return catalogue
