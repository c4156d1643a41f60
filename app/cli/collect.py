"""`collect`: ask the sources of competitor prices that were set up, or show what the last run did."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.output import TerminalProgress, add_json_option, add_user_option, print_json

_SHOWN = 5


def register(commands: Any) -> None:
    """Add the command."""
    collect = commands.add_parser(
        "collect",
        help="collect competitor prices that are due, from the sources set up in the home",
        description="Sources are set up in competitors/TENANT.toml in the home; see docs/competitors.md.",
    )
    collect.add_argument("--source", metavar="NAME", help="ask this source only")
    what = collect.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="ask, and show the prices, but take nothing in")
    what.add_argument("--last", action="store_true", help="ask nobody; show what the last collection came to")
    add_user_option(collect)
    add_json_option(collect)
    collect.set_defaults(run=run_collect)


def run_collect(arguments: argparse.Namespace) -> int:
    """Collect, or show the last collection; 0 where no source failed."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        person = home.person(arguments.user)
        if arguments.last:
            record = home.schedule.last_collection(person)
        elif arguments.json:
            record = home.schedule.collect_prices(
                person, only=arguments.source, dry_run=arguments.dry_run
            ).as_record()
        else:
            with TerminalProgress().task("Asking for competitor prices, at their pace"):
                report = home.schedule.collect_prices(
                    person, only=arguments.source, dry_run=arguments.dry_run
                )
            record = report.as_record()
    if arguments.json:
        print_json(record)
    else:
        _print(record)
    return 0 if record["ok"] else 1


def _print(record: dict[str, Any]) -> None:
    if not record["sources"]:
        print("No source of competitor prices is set up; docs/competitors.md shows how.")
    elif record["dry_run"]:
        print("A dry run: nothing was taken in.")
    for source in record["sources"]:
        _print_source(source, dry_run=record["dry_run"])


def _print_source(source: dict[str, Any], *, dry_run: bool) -> None:
    new = "would be new" if dry_run else "new"
    print(
        f"{'✓' if source['ok'] else '✗'} {source['source']}: {source['new']:,} {new}, "
        f"{source['known']:,} known; pages: {source['asked']:,} asked for "
        f"({source['unchanged']:,} unchanged), {source['from_cache']:,} still fresh"
    )
    if source["message"]:
        print(f"    {source['message']}")
    if dry_run:
        _some(
            "price",
            [f"{row['sku_id']} {row['competitor_price']} ({row['date']})" for row in source["prices"]],
        )
    _some("failed", [f"{page['url']}: {page['why']}" for page in source["failed"]])
    _some("robots.txt says no", source["disallowed"])
    _some(
        "put aside",
        [
            f"{row.get('sku_id', row.get('row'))}: {row['value']!r} {row['reason']}"
            for row in source["quarantined"]
        ],
    )
    _some("not among your products", source["unknown_products"])
    if source["out_of_stock"]:
        print(f"    out of stock there: {source['out_of_stock']:,} products")
    if source["put_off"]:
        until = f" until {source['put_off_until']}" if source["put_off_until"] else ""
        print(f"    put off to a later run: {source['put_off']:,} pages{until}")


def _some(what: str, lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        print(f"    {what}: {line}")
    if len(lines) > _SHOWN:
        print(f"    {what}: {len(lines) - _SHOWN:,} more; --json lists them all")
