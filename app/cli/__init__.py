"""`smartretail`: the command line. Each command is a few lines around the same parts the doors use.

Nothing heavy is imported before a command is chosen, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from typing import NoReturn

from app.cli import (
    ask,
    collect,
    data,
    deliveries,
    doctor,
    document,
    export,
    knowledge,
    models,
    overrides,
    people,
    serve,
    settings,
    slack,
    tools,
    whatsapp,
)
from app.cli.output import print_json
from core.errors import InputError, SmartRetailError

GROUPS = (
    serve,
    ask,
    data,
    deliveries,
    document,
    knowledge,
    collect,
    export,
    tools,
    overrides,
    models,
    settings,
    people,
    slack,
    whatsapp,
    doctor,
)
PLUGINS = "smartretail.commands"
"""Entry points with a `register(commands)` of their own; `evals`, which stands above this room, is one."""


def parser() -> argparse.ArgumentParser:
    """Return the whole command line's parser."""
    root = argparse.ArgumentParser(
        prog="smartretail",
        description="A copilot for retailers: ask about sales, stock, prices and orders.",
        epilog="State lives in SMARTRETAIL_HOME (.smartretail/). Start with: smartretail demo",
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in GROUPS:
        group.register(commands)
    for plugin in entry_points(group=PLUGINS):
        plugin.load().register(commands)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 failed, 2 wrong input."""
    arguments = parser().parse_args(argv)
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)  # a command is mostly imports, which make much and drop little
    try:
        return int(arguments.run(arguments))
    except SmartRetailError as error:
        if getattr(arguments, "json", False):
            print_json({"outcome": "error", "code": error.code, "message": error.message})
        else:
            print(f"smartretail: {error.message}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


def run() -> NoReturn:
    """Be the process of one command, and end it without taking the libraries apart.

    Of an `ask` that costs a sixth of its time. What was opened is closed, what is to be done at the
    exit is done, and what was printed is written by then. A thread that still works is waited for.
    """
    code = main()
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        sys.exit(code)
    atexit._run_exitfuncs()  # pyright: ignore[reportPrivateUsage] - `os._exit` skips them
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)
