"""`ingest`, `imports` and `run`: data in, data out again, and the scheduled work by hand."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import knowledge
from app.cli.output import TerminalProgress, add_json_option, add_user_option, print_json
from app.progress import Progress
from core.errors import InputError, SmartRetailError
from core.table import TABLE_BY_KIND

if TYPE_CHECKING:
    from app.bootstrap import Home
    from core.identity import Principal
    from core.ports import ImportReport


def register(commands: Any) -> None:
    """Add the commands."""
    ingest = commands.add_parser(
        "ingest", help="take in files of rows (CSV, JSON, XLSX, Parquet), or policies"
    )
    ingest.add_argument("files", nargs="+", type=Path, metavar="FILE")
    ingest.add_argument(
        "--kind",
        choices=sorted([*TABLE_BY_KIND, knowledge.KIND]),
        help="what the file holds (default: detected); `policy` takes in Markdown, DOCX, HTML, PDF or text",
    )
    ingest.add_argument("--replace", metavar="IMPORT", help="take this import out in the same step")
    add_user_option(ingest)
    add_json_option(ingest)
    ingest.set_defaults(run=run_ingest)

    imports = commands.add_parser("imports", help="what was taken in")
    actions = imports.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list the imports")
    listing.set_defaults(run=run_imports_list)
    undo = actions.add_parser("undo", help="take an import out again")
    undo.add_argument("import_id", metavar="IMPORT")
    undo.set_defaults(run=run_imports_undo)
    rejects = actions.add_parser(
        "quarantine", help="print the rows that were put aside, one JSON object a line"
    )
    rejects.add_argument("import_id", metavar="IMPORT")
    rejects.set_defaults(run=run_imports_quarantine)
    add_user_option(rejects)
    for action in (listing, undo):
        add_user_option(action)
        add_json_option(action)

    run = commands.add_parser("run", help="do the scheduled work now")
    run.add_argument("job", choices=["nightly", "hourly"])
    add_json_option(run)
    run.set_defaults(run=run_job)


def run_ingest(arguments: argparse.Namespace) -> int:
    """Take each file in, whole or not at all; one that is refused does not stop the others."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    if arguments.replace and len(arguments.files) != 1:
        raise InputError("--replace takes exactly one FILE: the corrected one.")
    outcomes: list[dict[str, Any]] = []
    with open_home() as home:
        person = home.person(arguments.user)
        home.importer.resume(person.tenant_id)
        for path in arguments.files:
            try:
                if arguments.kind == knowledge.KIND or _is_text(path, arguments.kind):
                    outcomes.append(_take_in_policy(home, path, person, quiet=arguments.json))
                    continue
                report = _ingest_one(home, path, person, arguments)
                outcomes.append(dataclasses.asdict(report))
                if not arguments.json:
                    _print_report(report)
            except SmartRetailError as error:
                outcomes.append(
                    {"file": path.name, "status": "rejected", "code": error.code, "message": error.message}
                )
                if not arguments.json:
                    print(f"✗ {path.name}: {error.message.removeprefix(f'{path.name}: ')}", file=sys.stderr)
    if arguments.json:
        print_json({"imports": outcomes})
    return 2 if any(outcome["status"] == "rejected" for outcome in outcomes) else 0


def _is_text(path: Path, kind: str | None) -> bool:
    """Tell of a file whose kind is not given whether it can hold no rows, but a policy."""
    return kind is None and path.suffix.lower() in (".md", ".markdown", ".docx", ".html", ".htm")


def _ingest_one(home: Home, path: Path, person: Principal, arguments: argparse.Namespace) -> ImportReport:
    if not path.is_file():
        raise InputError(f"{path} is not a file. Name a CSV, JSON, XLSX or Parquet file.")
    progress = Progress() if arguments.json else TerminalProgress()
    with path.open("rb") as content, progress.task(f"Reading {path.name}"):
        return home.importer.receive(
            content,
            path.name,
            person,
            kind=arguments.kind,
            replaces=arguments.replace,
            on_progress=lambda rows: progress.say(f"Reading {path.name}: {rows:,} rows"),
        )


def _take_in_policy(home: Home, path: Path, person: Principal, *, quiet: bool) -> dict[str, Any]:
    if not path.is_file():
        raise InputError(f"{path} is not a file. Name a Markdown, DOCX, HTML, PDF or text file.")
    progress = Progress() if quiet else TerminalProgress()
    with progress.task(f"Reading {path.name}"):
        taken = knowledge.take_in(home, path, person)
    if not quiet:
        print(
            f"✓ {path.name}: {taken['title']}, {taken['passages']} passages, "
            f"{taken['state']}  ({taken['source_id']})"
        )
    return taken


def _print_report(report: ImportReport) -> None:
    print(
        f"✓ {report.file}: {report.kind}, {report.accepted:,} accepted, "
        f"{report.duplicates:,} duplicates, {report.quarantined:,} quarantined  (import {report.import_id})"
    )
    for reason, count in report.reasons.items():
        print(f"    {count:,} × {reason}")
    for row in report.examples[:3]:
        print(f"    row {row.get('row')}, {row.get('column')}: {row.get('value')!r} {row.get('reason')}")
    if report.message:
        print(f"    {report.message}")


def run_imports_list(arguments: argparse.Namespace) -> int:
    """List what was taken in, oldest first."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        entries = home.import_ledger.entries(home.person(arguments.user).tenant_id)
        if arguments.json:
            print_json({"imports": [dataclasses.asdict(entry.report) for entry in entries]})
            return 0
        for entry in entries:
            report = entry.report
            print(
                f"{report.import_id}  {entry.received_at:%Y-%m-%d %H:%M}  {report.kind:<18} "
                f"{report.status:<10} {report.accepted:>10,} rows  {report.file}"
            )
    return 0


def run_imports_undo(arguments: argparse.Namespace) -> int:
    """Take an import out again."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        report = home.importer.undo(arguments.import_id, home.person(arguments.user))
        if arguments.json:
            print_json(dataclasses.asdict(report))
        else:
            print(f"✓ {report.file} is out again.")
    return 0


def run_imports_quarantine(arguments: argparse.Namespace) -> int:
    """Print every row of an import that was put aside, with its row, column and reason."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        for row in home.importer.quarantine(arguments.import_id, home.person(arguments.user)):
            print_json(dict(row))
    return 0


def run_job(arguments: argparse.Namespace) -> int:
    """Run the nightly or the hourly work now."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        work = home.schedule.run_hourly if arguments.job == "hourly" else home.schedule.run_nightly
        if arguments.json:
            report = work()
            print_json({"ok": report.ok, "parts": [dataclasses.asdict(part) for part in report.parts]})
        else:
            with TerminalProgress().task(f"{arguments.job.title()} work"):
                report = work()
            for part in report.parts:
                print(f"{'✓' if part.ok else '✗'} {part.name}: {part.detail}")
    return 0 if report.ok else 1
