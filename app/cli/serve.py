"""`demo` and `serve`: the server, with or without a shop to try it on."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.cli.output import TerminalProgress

if TYPE_CHECKING:
    from app.settings import Settings


def register(commands: Any) -> None:
    """Add the commands."""
    demo = commands.add_parser("demo", help="build the demo shop and open the chat")
    demo.add_argument("--build-only", action="store_true", help="build the shop, do not serve")
    demo.add_argument("--days", type=int, default=730, help="days of trade to draw (default: 730)")
    demo.add_argument("--port", type=int, help="port to listen on (default: 8000)")
    demo.set_defaults(run=run_demo)

    serve = commands.add_parser("serve", help="serve the web chat, the API and the webhooks")
    serve.add_argument("--port", type=int, help="port to listen on (default: 8000)")
    serve.set_defaults(run=run_serve)


def run_demo(arguments: argparse.Namespace) -> int:
    """Build the demo shop in the home, then serve it."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from app.demo.build import build_demo  # noqa: PLC0415 - with the rest
    from app.demo.people import DEMO_QUESTIONS, DEMO_USERS  # noqa: PLC0415 - with the rest

    with open_home() as home:
        build_demo(home, TerminalProgress(), arguments.days)
        settings = home.settings

    def announce(address: str) -> None:
        print(f"\nYour copilot is open: {address}\n")
        print("Sign in there as one of the demo users:")
        for user in DEMO_USERS:
            stores = " and ".join(sorted(user.store_ids)) if user.store_ids else "all stores"
            print(f"  {user.user_id:<7} {user.role:<8} {stores}")
        print("\nTry:")
        for question in DEMO_QUESTIONS:
            print(f"  {question}")
        print('\nOr from another terminal: .venv/bin/smartretail ask "Revenue last month by city"')
        print("Ctrl-C stops.", flush=True)

    os.environ.setdefault("SMARTRETAIL_LOG_LEVEL", "WARNING")  # this terminal is for reading
    if arguments.build_only:
        print('The demo shop is built. Ask: smartretail ask "What will stock out next week in Delhi?"')
        return 0
    return _serve(settings, arguments.port, announce)


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    from app.settings import read_settings  # noqa: PLC0415 - pydantic is not needed for --help

    def announce(address: str) -> None:
        print(f"Serving on {address}", flush=True)

    return _serve(read_settings(), arguments.port, announce)


def _serve(settings: Settings, port: int | None, announce: Callable[[str], None]) -> int:
    from app.bootstrap import WORKER_TARGET  # noqa: PLC0415 - heavy, and --help must not wait
    from app.serving.family import serve  # noqa: PLC0415 - with the rest

    print("Starting …", file=sys.stderr, flush=True)
    return serve(
        door="server:app",
        worker=WORKER_TARGET,
        host=settings.host,
        port=settings.port if port is None else port,
        announce=announce,
    )
