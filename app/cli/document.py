"""`document`: a bill or a certificate, read and judged here and now."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.output import TerminalProgress, add_json_option, add_user_option, print_json
from app.progress import Progress
from core.document_json import document_json
from core.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import Home
    from core.uploaded_document import UploadedDocument

_MARKS = {"pass": "✅", "fail": "❌", "needs_review": "🟠"}


def register(commands: Any) -> None:
    """Add the command."""
    document = commands.add_parser("document", help="read and check a bill or a certificate (PDF, photo)")
    document.add_argument("file", type=Path, metavar="FILE")
    add_user_option(document)
    add_json_option(document)
    document.set_defaults(run=run_document)


def run_document(arguments: argparse.Namespace) -> int:
    """Keep the file, read it, and print what it says and what is wrong with it.

    The exit code is 0 whatever the verdict; 2 where the file cannot be read.
    """
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    path: Path = arguments.file
    if not path.is_file():
        raise InputError(f"{path} is not a file. Name a PDF or a picture.")
    progress = Progress() if arguments.json else TerminalProgress()
    with open_home() as home, progress.task(f"Reading {path.name}"):
        found, duplicate = _read(home, path, arguments.user)
    if arguments.json:
        bodies = [{**document_json(one), "duplicate": duplicate} for one in found]
        print_json(bodies[0] if len(bodies) == 1 else bodies)
    else:
        for one in found:
            _print(one, duplicate=duplicate)
    return 0


def _read(home: Home, path: Path, user: str | None) -> tuple[Sequence[UploadedDocument], bool]:
    """Return the file's documents, read; with it, whether it had been sent before.

    Raises:
        InputError: the file was refused.
    """
    shop = home.document_shop
    with path.open("rb") as content:
        document, duplicate = shop.service.receive(content, path.name, home.person(user))
    read = shop.reading.read(document.doc_id) or document
    if read.refusal is not None:
        raise InputError(read.refusal.message, code=read.refusal.code)
    return shop.service.siblings(read), duplicate


def _print(document: UploadedDocument, *, duplicate: bool) -> None:
    examined = document.examined
    if examined is None:
        print(f"{document.file_name}: {document.state}", file=sys.stderr)
        return
    verdict = examined.verdict
    kind = examined.document.doc_type.value.replace("_", " ")
    print(f"{_MARKS[verdict.status]} {document.file_name}: {kind}, {verdict.status}  ({document.doc_id})")
    if duplicate:
        print("   The same file was sent before; this is what was found then.")
    for name, field in examined.document.fields.items():
        value = " ".join(str(field.value).split())
        print(f"   {name.replace('_', ' '):<22} {value}  ({field.confidence:.0%})")
    for number, item in enumerate(examined.document.line_items, start=1):
        print(
            f"   {number:>3}. {item.description}: "
            f"{item.quantity or '?'} × {item.rate or '?'} = {item.amount or '?'}"
        )
    for reason in verdict.reasons:
        print(
            f"   {'please look' if reason.asks else reason.severity}: "
            f"{reason.message.get('en', '')} ({reason.clause})"
        )
        if reason.next_step.get("en"):
            print(f"      → {reason.next_step['en']}")
