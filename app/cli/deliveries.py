"""`deliveries`: what left, what waits, what could not be delivered, and sending it anew."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli.output import add_json_option, print_json

if TYPE_CHECKING:
    from core.ports import Delivery

STATUSES = ("pending", "held", "attempting", "sent", "failed", "dropped")
_LATER = "They leave as soon as the server runs; what waits for the person to write (held) leaves then."


def register(commands: Any) -> None:
    """Add the commands."""

    deliveries = commands.add_parser(
        "deliveries", help="what left by WhatsApp, Slack and email, and what did not"
    )
    actions = deliveries.add_subparsers(dest="action", required=True, metavar="ACTION")

    listing = actions.add_parser("list", help="newest first")
    listing.add_argument(
        "--status",
        choices=STATUSES,
        help="only these: failed is what was given up, held waits for the person to write",
    )
    listing.add_argument("--channel", metavar="NAME", help="only this channel")
    listing.add_argument("--limit", type=int, default=50)
    add_json_option(listing)
    listing.set_defaults(run=run_list)

    show = actions.add_parser("show", help="everything known of one")
    show.add_argument("key", metavar="KEY", help="its key, as `list` shows it")
    add_json_option(show)
    show.set_defaults(run=run_show)

    resend = actions.add_parser("resend", help="send what was given up once more, with what belongs to it")
    resend.add_argument("key", metavar="KEY", help="its key, as `list --status failed` shows it")
    add_json_option(resend)
    resend.set_defaults(run=run_resend)


def run_list(arguments: argparse.Namespace) -> int:
    """List deliveries."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        found = home.deliveries.listed(arguments.status, arguments.channel, arguments.limit)
    if arguments.json:
        print_json({"deliveries": [_plain(one) for one in found]})
        return 0
    for one in found:
        at = f"{one.recorded_at:%Y-%m-%d %H:%M}" if one.recorded_at else " " * 16
        print(f"{at}  {_state(one):<12} {one.key}  {_why(one)}".rstrip())
    if not found:
        print("Nothing.")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show one delivery."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from core.errors import InputError  # noqa: PLC0415 - with the rest

    with open_home() as home:
        found = home.deliveries.find(arguments.key)
    if found is None:
        raise InputError(f"There is no delivery {arguments.key!r}. See `smartretail deliveries list`.")
    if arguments.json:
        print_json(_plain(found))
        return 0
    for name, value in _plain(found).items():
        if value not in (None, "", 0):
            print(f"{name:<16} {value}")
    return 0


def run_resend(arguments: argparse.Namespace) -> int:
    """Have a reply sent anew."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from jobs.outbox.resending import resend  # noqa: PLC0415 - with the rest

    with open_home() as home:
        keys = resend(home.deliveries, home.messages, arguments.key, home.clock.now())
        person = home.owner()
        for key in keys:
            home.audit.append(
                tenant_id=person.tenant_id,
                actor=person.user_id,
                action="resend",
                subject=key,
                outcome="allowed",
            )
    if arguments.json:
        print_json({"resent": keys})
    else:
        print(f"✓ {len(keys)} to be sent: {', '.join(keys)}. {_LATER}")
    return 0


def _state(one: Delivery) -> str:
    """Return how far it got: the provider's word where it has one."""
    return one.provider_status if one.status == "sent" and one.provider_status else one.status


def _why(one: Delivery) -> str:
    from channels.slack import refusal  # noqa: PLC0415 - only where something is shown
    from channels.whatsapp.twilio_errors import explain  # noqa: PLC0415 - with it

    code = one.provider_error or one.error.rsplit("_", 1)[-1]
    reason = one.error or one.provider_error
    if one.outbound.channel == "whatsapp" and code.isdecimal():
        return f"{reason}: {explain(code)}"
    told = refusal.explain(one.error) if one.outbound.channel == "slack" else ""
    return f"{reason}: {told}" if told else reason


def _plain(one: Delivery) -> dict[str, Any]:
    return {
        "key": one.key,
        "channel": one.outbound.channel,
        "conversation_id": one.outbound.conversation_id,
        "status": one.status,
        "provider_status": one.provider_status,
        "why": _why(one),
        "attempts": one.attempts,
        "rounds": one.rounds,
        "provider_id": one.receipt.provider_id if one.receipt else None,
        "recorded_at": one.recorded_at,
        "sent_at": one.receipt.sent_at if one.receipt else None,
        "held_at": one.held_at,
        "due_at": one.due_at,
        "payload": dict(one.outbound.payload),
    }
