"""The tools over a small shop, for what compares calls."""

from __future__ import annotations

from core.clock import FixedClock
from tests.agent.shop import NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

CATALOG = Registry(
    lake=shop(),
    directory=FakeDirectory(),
    audit=FakeAudit(),
    clock=FixedClock(NOW),
    ledgers=memory_ledgers(),
    blobs=MemoryBlobs(),
)
