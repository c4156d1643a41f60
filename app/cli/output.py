"""How the command line shows things: JSON for programs, short lines for people."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from app.progress import Progress


def print_json(value: Any) -> None:
    """Print one JSON object, UTF-8, and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def add_json_option(parser: ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def add_user_option(parser: ArgumentParser) -> None:
    """Add `--as`."""
    parser.add_argument(
        "--as", dest="user", metavar="USER", help="speak as this user (default: the owner of this machine)"
    )


class TerminalProgress(Progress):
    """Shows each task as a line with a spinner, then its duration."""

    @contextmanager
    def task(self, title: str, total: int | None = None) -> Generator[None]:
        """Show `title` while the block runs."""
        from rich.progress import (  # noqa: PLC0415 - only commands that take long show progress
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"))
        bars = (BarColumn(bar_width=30),) if total else ()
        with Progress(*columns, *bars, TimeElapsedColumn()) as bar:
            self._bar, self._task = bar, bar.add_task(title, total=total)
            yield
            bar.update(self._task, total=total or 1, completed=total or 1)

    def say(self, title: str) -> None:
        """Give the running task another title."""
        self._bar.update(self._task, description=title)

    def advance(self, done: int, total: int | None = None) -> None:
        """Move the running task's bar to `done`."""
        self._bar.update(self._task, completed=done, total=total)
