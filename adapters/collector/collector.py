"""Collects competitor prices from the sources a tenant has allowed, politely."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import timedelta
from functools import partial
from pathlib import Path

from adapters.collector.cache import PageCache
from adapters.collector.configuration import Configuration
from adapters.collector.exchange import exchange
from adapters.collector.files import folder_name
from adapters.collector.network import Resolve, resolved
from adapters.collector.pace import Pace, Sleep
from adapters.collector.run import Run
from adapters.collector.visit import Means, Visit
from core.clock import Clock
from core.ports import Collected

LONGEST_VISIT = timedelta(minutes=20)
"""What a source cannot be asked in one run by then waits for a later run."""


class PoliteCollector:
    """Implements `core.ports.Collector`.

    It asks only hosts that the tenant named, only what their robots.txt allows, with a gap
    between requests that outlives the process, and not again while a page is fresh.

    Args:
        configuration_folder: Where `<tenant>.toml` and the product lists lie.
        state_folder: Where pages and the pace of hosts are kept.
        clock: Tells the time.
        sleep: Waits for that many seconds.
        resolve: How host names become addresses.
    """

    def __init__(
        self,
        configuration_folder: Path,
        state_folder: Path,
        clock: Clock,
        *,
        sleep: Sleep = time.sleep,
        resolve: Resolve = resolved,
    ) -> None:
        self._configuration = Configuration(configuration_folder)
        self._pages_folder = state_folder / "pages"
        self._clock = clock
        self._means = Means(
            exchange=partial(exchange, resolve=resolve),
            pace=Pace(state_folder / "hosts", clock, sleep),
            clock=clock,
            robots_folder=state_folder / "robots",
        )

    def sources(self, tenant_id: str) -> tuple[str, ...]:
        """Return the names of the tenant's enabled sources.

        Raises:
            InputError: the configuration is wrong; the message names the place.
        """
        return self._configuration.names(tenant_id)

    def collect(self, tenant_id: str, source_name: str, sku_ids: Collection[str]) -> Collected:
        """Ask one source for the prices that are due, and return all that are fresh.

        What failed, was disallowed or put off is in the answer, not raised.

        Raises:
            InputError: there is no such source, or its configuration is wrong.
            StorageFullError: the disk is full; what was fetched before is kept.
        """
        source = self._configuration.source(tenant_id, source_name)
        cache = PageCache(self._pages_folder / folder_name(f"{tenant_id}\n{source.name}"))
        run = Run(source, cache, Visit(source, self._means, self._clock.now() + LONGEST_VISIT), self._clock)
        wanted = [page for page in source.pages if any(sku in sku_ids for sku, _ in page.skus)]
        run.go_through(wanted)
        known, listed = set(sku_ids), [sku for page in source.pages for sku, _ in page.skus]
        return run.result(unknown=tuple(sku for sku in listed if sku not in known), known=known)
