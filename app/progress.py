"""What long work reports to; silent unless a door shows it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


class Progress:
    """Reports nothing; the command line's own shows bars."""

    @contextmanager
    def task(self, title: str, total: int | None = None) -> Generator[None]:
        """Show `title` while the block runs, with a bar where `total` is known."""
        yield

    def say(self, title: str) -> None:
        """Give the running task another title."""

    def advance(self, done: int, total: int | None = None) -> None:
        """Tell how much of the running task is done, and of how much."""
