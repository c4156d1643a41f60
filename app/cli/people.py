"""`users` and `audit`: who may do what, and who did what."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from typing import TYPE_CHECKING, Any

from app.cli.output import add_json_option, print_json
from core.identity import ChannelAddress, Principal, Role, Scope

if TYPE_CHECKING:
    from app.bootstrap import Home


def register(commands: Any) -> None:
    """Add the commands."""
    users = commands.add_parser("users", help="people, their roles and where they are reached")
    actions = users.add_subparsers(dest="action", required=True, metavar="ACTION")

    add = actions.add_parser("add", help="add a user")
    add.add_argument("name", help="the user's id, such as asha")
    add.add_argument("--tenant", default="shop", help="tenant (default: shop)")
    add.add_argument("--role", choices=[role.value for role in Role], required=True)
    add.add_argument(
        "--store", action="append", metavar="ID", help="allowed store, repeatable (default: all)"
    )
    add.add_argument(
        "--sku", action="append", metavar="ID", help="allowed product, repeatable (default: all)"
    )
    add.add_argument("--whatsapp", metavar="+91…", help="WhatsApp number")
    add.add_argument("--slack", metavar="TEAM:USER", help="Slack team and user id")
    add.add_argument("--email", metavar="ADDRESS", help="email address")
    add_json_option(add)
    add.set_defaults(run=run_users_add)

    listing = actions.add_parser("list", help="list the users")
    add_json_option(listing)
    listing.set_defaults(run=run_users_list)

    token = actions.add_parser("token", help="issue a token for the API and the web chat")
    token.add_argument("name", help="the user's id")
    token.add_argument("--expires-in", type=int, default=3600, metavar="S", help="seconds (default: 3600)")
    add_json_option(token)
    token.set_defaults(run=run_users_token)

    link = actions.add_parser("link-code", help="issue a one-time code that links a phone or a Slack user")
    link.add_argument("name", help="the user's id")
    add_json_option(link)
    link.set_defaults(run=run_users_link_code)

    audit = commands.add_parser("audit", help="the audit log")
    views = audit.add_subparsers(dest="action", required=True, metavar="ACTION")
    records = views.add_parser("list", help="newest records first")
    records.add_argument("--limit", type=int, default=50)
    add_json_option(records)
    records.set_defaults(run=run_audit_list)
    verify = views.add_parser("verify", help="check the whole chain")
    add_json_option(verify)
    verify.set_defaults(run=run_audit_verify)


def run_users_add(arguments: argparse.Namespace) -> int:
    """Add a user."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from core.ports import NewUser  # noqa: PLC0415 - with the rest

    addresses = [
        ChannelAddress(channel, address)
        for channel, address in (
            ("whatsapp", arguments.whatsapp),
            ("slack", arguments.slack),
            ("email", arguments.email),
        )
        if address
    ]
    with open_home() as home:
        person = home.directory.add_user(
            NewUser(
                user_id=arguments.name,
                tenant_id=arguments.tenant,
                name=arguments.name.title(),
                role=Role(arguments.role),
                store_ids=frozenset(store.strip().upper() for store in arguments.store)
                if arguments.store
                else None,
                sku_ids=frozenset(sku.strip().upper() for sku in arguments.sku) if arguments.sku else None,
                addresses=tuple(addresses),
            )
        )
        home.audit.append(
            tenant_id=person.tenant_id,
            actor=home.owner().user_id,
            action="add_user",
            subject=person.user_id,
            outcome="allowed",
            details={"role": person.role.value},
        )
        unknown = _unknown_stores(home, person)
    if unknown:
        print(
            f"⚠ No store {', '.join(unknown)} is known yet: {person.user_id} sees nothing there.",
            file=sys.stderr,
        )
    if arguments.json:
        print_json({"user_id": person.user_id, "tenant_id": person.tenant_id, "role": person.role})
    else:
        print(f"✓ {person.user_id} is a {person.role} of {person.tenant_id}.")
    return 0


def _unknown_stores(home: Home, person: Principal) -> list[str]:
    """Return the person's stores that are in no data: a slip of the pen, or a store that is to come."""
    known = set(home.lake.stores(Scope(person.tenant_id)).frame["store_id"])
    return sorted(person.store_ids - known) if person.store_ids is not None and known else []


def run_users_list(arguments: argparse.Namespace) -> int:
    """List the users."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        users = home.directory.users()
    if arguments.json:
        print_json({"users": [_user(user) for user in users]})
        return 0
    for user in users:
        stores = ", ".join(sorted(user.store_ids)) if user.store_ids is not None else "all stores"
        reached = ", ".join(f"{a.channel} {a.address}" for a in user.addresses)
        print(f"{user.user_id:<12} {user.role:<8} {user.tenant_id:<8} {stores}  {reached}")
    return 0


def _user(user: Any) -> dict[str, Any]:
    values = dataclasses.asdict(user)
    for name in ("store_ids", "sku_ids"):
        values[name] = sorted(values[name]) if values[name] is not None else None
    return values


def run_users_token(arguments: argparse.Namespace) -> int:
    """Issue a token."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        person = home.person(arguments.name)
        token = home.tokens.issue(person.user_id, arguments.expires_in)
        home.audit.append(
            tenant_id=person.tenant_id,
            actor=home.owner().user_id,
            action="issue_token",
            subject=person.user_id,
            outcome="allowed",
            details={"expires_in_s": arguments.expires_in},
        )
    if arguments.json:
        print_json({"token": token, "expires_in": arguments.expires_in})
    else:
        print(token)
    return 0


def run_users_link_code(arguments: argparse.Namespace) -> int:
    """Issue a one-time code that links a phone or a Slack user to the account."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        person = home.person(arguments.name)
        issued = home.reaching.linking.issue(person, by=home.owner().user_id)
    if arguments.json:
        print_json(
            {"user_id": person.user_id, "code": issued.code, "expires_at": issued.expires_at.isoformat()}
        )
    else:
        print(f"{issued.code}  (for {person.user_id}, once, until {issued.expires_at:%H:%M} UTC)")
        print("Send it to the copilot in WhatsApp or Slack from the account that is to be linked.")
    return 0


def run_audit_list(arguments: argparse.Namespace) -> int:
    """List the newest records."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        records = home.audit.records(limit=arguments.limit)
    if arguments.json:
        print_json({"records": [dataclasses.asdict(record) for record in records]})
        return 0
    for record in records:
        print(
            f"{record.sequence:>6}  {record.at:%Y-%m-%d %H:%M:%S}  {record.outcome:<8} {record.actor:<14} "
            f"{record.action:<20} {record.subject}"
        )
    return 0


def run_audit_verify(arguments: argparse.Namespace) -> int:
    """Check the chain."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        length = home.audit.verify()
    if arguments.json:
        print_json({"ok": True, "records": length})
    else:
        print(f"✓ {length:,} records, each bound to the one before.")
    return 0
