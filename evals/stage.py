"""Where cases are run: a shop that nothing has changed yet, its door, and what calls are compared on."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import Home
from app.settings import Settings
from app.terminal import Terminal
from evals.case import ShopName
from evals.ground import ground_of
from evals.hostile_shop import open_hostile_shop
from evals.matching import Ground
from evals.shop_copy import Original, as_it_was, copied_shop, original_of

_MOST_RECORDS = 20


@dataclass(frozen=True)
class Stage:
    """A home, its door, what calls are compared on, and a way to put back what a case changed."""

    home: Home
    terminal: Terminal
    ground: Ground
    put_back: Callable[[], None]

    def newest_record(self) -> int:
        """Return the number of the audit log's last line."""
        return max((record.sequence for record in self.home.audit.records(limit=1)), default=0)

    def changed_since(self, line: int) -> tuple[str, ...]:
        """Return the tools that made a change since a line of the audit log: each is audited."""
        return tuple(
            record.subject
            for record in self.home.audit.records(limit=_MOST_RECORDS)
            if record.sequence > line and record.action == "call_tool" and record.outcome == "allowed"
        )


@dataclass
class Stages:
    """The stages of a run by shop, opened when a case first needs one.

    What a case changed is put back: the next one, and its own next run, find the shop as it was. To open
    another for each would take twenty times what the case itself takes.
    """

    original: Original
    _open: dict[ShopName, tuple[Stage, AsyncExitStack]] = field(
        default_factory=dict[ShopName, tuple[Stage, AsyncExitStack]]
    )

    async def of(self, shop: ShopName) -> Stage:
        """Return the stage of a shop."""
        if shop not in self._open:
            async with AsyncExitStack() as stack:
                home = self._home(shop, stack)
                terminal, ground = await stack.enter_async_context(home.terminal()), ground_of(home)
                put_back = stack.enter_context(as_it_was(home.path))
                self._open[shop] = Stage(home, terminal, ground, put_back), stack.pop_all()
        return self._open[shop][0]

    async def close(self) -> None:
        """Close every stage."""
        for shop in list(self._open):
            _, stack = self._open.pop(shop)
            await stack.aclose()

    def _home(self, shop: ShopName, stack: AsyncExitStack) -> Home:
        if shop == "demo":
            return stack.enter_context(copied_shop(self.original))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="smartretail-hostile-"))
        return stack.enter_context(open_hostile_shop(Path(folder), self.original.settings))


@asynccontextmanager
async def stages(settings: Settings) -> AsyncGenerator[Stages]:
    """Hand out stages made of the home of these settings, and close them."""
    opened = Stages(original_of(settings))
    try:
        yield opened
    finally:
        await opened.close()
