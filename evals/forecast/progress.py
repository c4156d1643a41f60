"""Progress on stderr, so that stdout holds the report alone."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from app.progress import Progress


class StderrProgress(Progress):
    """Shows each task as a line with a bar where its length is known, then its duration."""

    @contextmanager
    def task(self, title: str, total: int | None = None) -> Generator[None]:
        """Show `title` while the block runs."""
        from rich.console import Console  # noqa: PLC0415 - only commands that take long show progress
        from rich.progress import (  # noqa: PLC0415 - with it
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"))
        bars = (BarColumn(bar_width=30),) if total else ()
        with Progress(*columns, *bars, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
            self._bar, self._task = bar, bar.add_task(title, total=total)
            yield
            bar.update(self._task, total=total or 1, completed=total or 1)

    def say(self, title: str) -> None:
        """Give the running task another title."""
        self._bar.update(self._task, description=title)

    def advance(self, done: int, total: int | None = None) -> None:
        """Move the running task's bar to `done`."""
        self._bar.update(self._task, completed=done, total=total)
