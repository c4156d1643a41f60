"""`knowledge`: the texts that answers rest on, and how far their indexing is."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING, Any

from app.cli.output import TerminalProgress, add_json_option, add_user_option, print_json
from app.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Home
    from core.identity import Principal
    from core.passage import KeptSource, ShownSource

KIND = "policy"
"""The kind of `ingest` that takes a text in."""

_MARKS = {"queued": "…", "words": "◐", "ready": "●", "failed": "✗"}


def register(commands: Any) -> None:
    """Add the commands."""
    knowledge = commands.add_parser("knowledge", help="the texts that answers rest on")
    actions = knowledge.add_subparsers(dest="action", required=True, metavar="ACTION")
    status = actions.add_parser("status", help="how far the index is")
    status.set_defaults(run=run_status)
    listing = actions.add_parser("list", help="list the texts, newest change first")
    listing.set_defaults(run=run_list)
    show = actions.add_parser("show", help="print a text with its clauses and dates")
    show.set_defaults(run=run_show)
    delete = actions.add_parser("delete", help="remove a text; no answer rests on it from now on")
    delete.set_defaults(run=run_delete)
    index = actions.add_parser("index", help="do now what waits to be indexed")
    index.add_argument(
        "--again", action="store_true", help="index every text again, such as after the index was lost"
    )
    index.set_defaults(run=run_index)
    for action in (show, delete):
        action.add_argument("source_id", metavar="TEXT")
    for action in (status, listing, show, delete, index):
        add_user_option(action)
        add_json_option(action)


def run_status(arguments: argparse.Namespace) -> int:
    """Print how many texts are findable, by their words and by their meaning."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        _print_status(home, home.person(arguments.user), as_json=arguments.json)
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """List the texts that the person may read."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        sources = home.knowledge.library.sources(home.person(arguments.user))
    if arguments.json:
        print_json({"sources": [_shown(one) for one in sources]})
        return 0
    for one in sources:
        problem = f"  ({one.problem})" if one.problem else ""
        print(
            f"{_MARKS[one.state]} {one.source_id:<34} {one.doc_type:<14} {one.passages:>4}  "
            f"{one.title}{problem}"
        )
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print a text that the person may read."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        source = home.knowledge.library.shown(arguments.source_id, home.person(arguments.user))
    if arguments.json:
        print_json(dataclasses.asdict(source))
    else:
        _print_text(source)
    return 0


def run_delete(arguments: argparse.Namespace) -> int:
    """Remove a text."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        home.knowledge.library.delete(arguments.source_id, home.person(arguments.user))
    if arguments.json:
        print_json({"deleted": arguments.source_id})
    else:
        print(f"✓ {arguments.source_id} is removed; no answer rests on it any more.")
    return 0


def run_index(arguments: argparse.Namespace) -> int:
    """Index what waits, to the end."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    progress = Progress() if arguments.json else TerminalProgress()
    with open_home() as home:
        person = home.person(arguments.user)
        home.knowledge.catch_up()
        if arguments.again:
            home.knowledge.ledger.queue_again(("words", "ready", "failed"))
        with progress.task("Indexing"):
            finish_indexing(home)
        _print_status(home, person, as_json=arguments.json)
    return 0


def take_in(home: Home, path: Path, person: Principal) -> dict[str, Any]:
    """Take a policy in and index it to the end; return what it came to."""
    with path.open("rb") as content:
        kept = home.knowledge.library.receive(content, path.name, person)
    finish_indexing(home)
    kept = home.knowledge.ledger.find(kept.tenant_id, kept.source_id) or kept
    return {"file": path.name, "kind": KIND, "status": "committed", **_shown(kept)}


def finish_indexing(home: Home) -> None:
    """Do what waits: removals, words, meaning."""
    indexer = home.knowledge.indexer
    while indexer.settle():
        pass
    while indexer.embed():
        pass


def _print_status(home: Home, person: Principal, *, as_json: bool) -> None:
    status = home.knowledge.library.status(person)
    if as_json:
        print_json(dataclasses.asdict(status))
        return
    print(f"{status.sources} texts, {status.passages} passages")
    print(f"  found by words and meaning  {status.ready}")
    print(f"  found by words so far       {status.words}")
    print(f"  waiting                     {status.queued}")
    print(f"  failed                      {status.failed}")


def _shown(kept: KeptSource) -> dict[str, Any]:
    return {
        name: getattr(kept, name)
        for name in ("source_id", "title", "doc_type", "state", "passages", "problem", "changed_at")
    }


def _print_text(source: ShownSource) -> None:
    print(source.title)
    told = (
        source.authority,
        f"version {source.version}" if source.version else "",
        f"from {source.effective_from}" if source.effective_from else "",
        f"to {source.effective_to}" if source.effective_to else "",
    )
    print(f"  {' · '.join(filter(None, told))}")
    for passage in source.passages:
        clause = f"  ({passage.clause})" if passage.clause else ""
        print(f"\n[{passage.place}] {' › '.join(passage.headings)}{clause}")
        print(passage.text)
