"""`ask` and `chat`: the copilot in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.output import add_json_option, add_user_option, print_json
from core.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import Home
    from core.identity import Principal
    from core.message import Reply, TurnEvent


_PICTURES = (".png", ".svg")


def register(commands: Any) -> None:
    """Add the commands."""
    ask = commands.add_parser("ask", help="ask one question")
    ask.add_argument("text", help="the question, in quotes")
    add_user_option(ask)
    ask.add_argument("--conversation", metavar="ID", help="continue this conversation")
    ask.add_argument("--chart", type=Path, metavar="FILE", help="save the answer's chart as .png or .svg")
    add_json_option(ask)
    ask.set_defaults(run=run_ask)

    chat = commands.add_parser("chat", help="talk until you leave (Ctrl-D)")
    add_user_option(chat)
    chat.add_argument("--conversation", metavar="ID", help="continue this conversation")
    chat.set_defaults(run=run_chat)


def run_ask(arguments: argparse.Namespace) -> int:
    """Answer one question and print the reply."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    if arguments.chart and arguments.chart.suffix.lower() not in _PICTURES:
        raise InputError(f"A chart is saved as .png or .svg, not as {arguments.chart.name!r}.")
    with open_home() as home:
        person = home.person(arguments.user)
        conversation = arguments.conversation or _new_conversation(person)

        async def once() -> Reply:
            async with home.terminal() as terminal:
                return await terminal.say(arguments.text, person, conversation)

        reply = asyncio.run(once())
        files = _kept_files(reply, home)
        unsaved = _save_charts(reply, home, arguments.chart) if arguments.chart else None
    if arguments.json:
        print_json(reply.public())
    else:
        print(reply.answer)
        _print_sources(reply)
        _print_files(files)
    if unsaved:
        print(f"smartretail: {unsaved}", file=sys.stderr)
    return 1 if unsaved else 0


def run_chat(arguments: argparse.Namespace) -> int:
    """Read questions from the terminal until it ends."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    with open_home() as home:
        person = home.person(arguments.user)
        conversation = arguments.conversation or _new_conversation(person)

        async def talk() -> None:
            async with home.terminal() as terminal:
                print(f"Hello {person.name}. Ask about sales, stock, prices or orders. Ctrl-D leaves.\n")
                while (text := await asyncio.to_thread(_read_line)) is not None:
                    if text:
                        reply = await terminal.say(text, person, conversation, _show_event)
                        print(reply.answer)
                        _print_sources(reply)
                        _print_files(_kept_files(reply, home))
                        print()

        asyncio.run(talk())
    return 0


def _save_charts(reply: Reply, home: Home, path: Path) -> str | None:
    """Save the first chart to the path, others beside it by number; return why there is none."""
    if not reply.charts:
        return "This answer has no chart. A forecast of one product in one store has one."
    try:
        for number, chart in enumerate(reply.charts, 1):
            target = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            if path.suffix.lower() == ".svg":
                target.write_text(home.charts.svg(chart.spec), encoding="utf-8")
            else:
                target.write_bytes(home.charts.png(chart.spec))
    except OSError as error:
        return f"The chart could not be saved: {error.strerror}: {path}"
    return None


def _kept_files(reply: Reply, home: Home) -> list[str]:
    """Return where the reply's files lie: a path on this machine, else the key of their store."""
    paths = ((file.blob_key, home.path / "blobs" / file.blob_key) for file in reply.files)
    return [str(path) if path.exists() else key for key, path in paths]


def _print_files(files: list[str]) -> None:
    for file in files:
        print(f"  file: {file}")


def _new_conversation(person: Principal) -> str:
    return f"cli:{person.user_id}:{uuid.uuid4().hex[:12]}"


def _read_line() -> str | None:
    try:
        return input("› ").strip()
    except EOFError:
        return None


def _show_event(event: TurnEvent) -> None:
    if event.type == "tool_started":
        print(f"  [{event.name}]", file=sys.stderr, flush=True)


def _print_sources(reply: Reply) -> None:
    from channels.offering import offer_lines  # noqa: PLC0415 - with the rest of a turn

    for citation in reply.citations:
        opened = f" · {citation.url}" if citation.url else ""
        print(f"  source: {citation.source} · {citation.ref}{opened}")
    for line in offer_lines(reply):
        print(f"  {line}")
