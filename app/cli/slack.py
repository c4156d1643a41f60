"""`slack` and `feedback`: the app's manifest to paste into Slack, and the thumbs people pressed."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.output import add_json_option, add_user_option, print_json

_LONGEST_SHOWN = 200


def register(commands: Any) -> None:
    """Add the commands."""
    slack = commands.add_parser("slack", help="the Slack app: its manifest")
    actions = slack.add_subparsers(dest="action", required=True, metavar="ACTION")
    printed = actions.add_parser("manifest", help="print the manifest to create the app from, as YAML")
    printed.add_argument("--socket-mode", action="store_true", help="for a server the outside cannot reach")
    add_json_option(printed)
    printed.set_defaults(run=run_slack_manifest)

    feedback = commands.add_parser("feedback", help="what people thought of answers, newest first")
    feedback.add_argument("--bad", action="store_true", help="only answers that did not help")
    feedback.add_argument("--limit", type=int, default=50)
    add_user_option(feedback)
    add_json_option(feedback)
    feedback.set_defaults(run=run_feedback)


def run_slack_manifest(arguments: argparse.Namespace) -> int:
    """Print the manifest for the configured address."""
    import yaml  # noqa: PLC0415 - only this command prints YAML

    from app.settings import read_settings  # noqa: PLC0415 - pydantic is not needed for --help
    from channels.slack.manifest import manifest  # noqa: PLC0415 - with it

    made = manifest(read_settings().public_url, socket_mode=arguments.socket_mode)
    if arguments.json:
        print_json(made)
    else:
        print(yaml.safe_dump(made, sort_keys=False, allow_unicode=True), end="")
    return 0


def run_feedback(arguments: argparse.Namespace) -> int:
    """List verdicts with the question and the answer they are about."""
    from adapters.ledgers import SqlFeedbackLedger  # noqa: PLC0415 - heavy, and --help must not wait
    from app.bootstrap import open_home  # noqa: PLC0415 - with it

    with open_home() as home:
        tenant_id = home.person(arguments.user).tenant_id
        given = SqlFeedbackLedger(home.database).entries(
            tenant_id, verdict="bad" if arguments.bad else None, limit=arguments.limit
        )
    if arguments.json:
        names = ("channel", "message_id", "user_id", "verdict", "question", "answer")
        rows = [{name: getattr(one, name) for name in names} | {"at": one.at.isoformat()} for one in given]
        print_json({"feedback": rows})
        return 0
    for one in given:
        mark = "👍" if one.verdict == "good" else "👎"
        print(
            f"{mark} {one.user_id}, {one.at:%Y-%m-%d %H:%M}: {_short(one.question)}\n   {_short(one.answer)}"
        )
    if not given:
        print("Nobody has rated an answer yet.")
    return 0


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
