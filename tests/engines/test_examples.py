"""The examples in the engines' and tools' docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = [
    "engines.forecast.series",
    "engines.inventory.arrival",
    "engines.inventory.course",
    "engines.inventory.demand",
    "engines.inventory.demands",
    "engines.inventory.distribution",
    "engines.inventory.economics",
    "engines.inventory.excess",
    "engines.inventory.lateness",
    "engines.inventory.projection",
    "engines.inventory.reorder",
    "engines.inventory.stockout",
    "engines.inventory.transfer",
    "engines.inventory.transit",
    "engines.pricing.band",
    "engines.pricing.ending",
    "engines.pricing.guardrail",
    "tools.naming",
]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_come_out(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))
    assert found.attempted > 0
    assert found.failed == 0
