from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.collector import PoliteCollector
from adapters.collector.source import Fields, Source
from tests.adapters.collector.loopback_site import LoopbackSite, TickingClock, open_site

AGENT = "MeenaPrices/1.0 (+https://meena.example/prices)"


@pytest.fixture
def site() -> Generator[LoopbackSite]:
    with open_site() as opened:
        yield opened


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def source() -> Source:
    return Source(
        name="Rival",
        kind="jsonld",
        host="127.0.0.1",
        user_agent=AGENT,
        product_token="MeenaPrices",
        currency="",
        gap_s=5,
        ttl=timedelta(hours=24),
        max_pages=200,
        max_bytes=100_000,
        timeout_s=5,
        confidence=Decimal("0.9"),
        allow_private=True,
        fields=Fields(),
        pages=(),
    )


class Shelf:
    """A home with one source, written as its owner writes it, and the collector that reads it."""

    def __init__(self, folder: Path, site: LoopbackSite, clock: TickingClock) -> None:
        self.folder, self.site, self.clock = folder, site, clock

    def set_up(self, settings: str = "", products: str = "sku_id,id\nATTA,1\n", kind: str = "jsonld") -> None:
        folder = self.folder / "competitors"
        folder.mkdir(exist_ok=True)
        template = "" if "feed_url" in settings else 'url_template = "/p/{id}"\n'
        (folder / "shop.toml").write_text(
            f'user_agent = "{AGENT}"\n[[source]]\nname = "Rival"\nkind = "{kind}"\n'
            f'base_url = "{self.site.address}"\nproducts = "rival.csv"\n{template}'
            f"allow_private_addresses = true\n{settings}\n",
            encoding="utf-8",
        )
        (folder / "rival.csv").write_text(products, encoding="utf-8")

    def collector(self) -> PoliteCollector:
        """Another process's collector, as it were: nothing is shared but the disk."""
        return PoliteCollector(
            self.folder / "competitors", self.folder / "collector", self.clock, sleep=self.clock.sleep
        )


@pytest.fixture
def shelf(tmp_path: Path, site: LoopbackSite, clock: TickingClock) -> Shelf:
    return Shelf(tmp_path, site, clock)
