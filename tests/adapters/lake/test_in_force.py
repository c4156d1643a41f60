"""Whatever comes in, is replaced or undone, in any order: the rows in force are the right ones."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.lake import open_lake
from core.clock import SystemClock
from core.tenant import TenantSettings
from tests.adapters.lake.shop import Shop, day, sale, stock

KEYS = st.integers(1, 3)
ROWS = st.lists(st.tuples(KEYS, st.integers(0, 2)), min_size=1, max_size=4)
STEP = st.one_of(
    st.tuples(st.just("bring"), ROWS),
    st.tuples(st.just("replace"), ROWS, st.integers(0, 5)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)
QUICK = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Model:
    """The same, in a list: imports in their order, each a list of (key, value)."""

    def __init__(self, *, latest: bool) -> None:
        self.latest = latest
        self.imports: list[tuple[str, list[tuple[int, int]]]] = []

    def in_force(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for _, rows in self.imports:
            for key, value in rows:
                if self.latest or key not in found:
                    found[key] = value
        return found

    def bring(self, name: str, rows: list[tuple[int, int]], replaces: str | None) -> int:
        """Take rows in; return how many were accepted."""
        at = next((place for place, (other, _) in enumerate(self.imports) if other == replaces), None)
        if at is not None:
            del self.imports[at]
        if at is None or self.latest:
            at = len(self.imports)
        known = Model(latest=self.latest)
        known.imports = self.imports[:at]
        before = known.in_force()
        self.imports.insert(at, (name, rows))
        own = dict(rows) if self.latest else dict(reversed(rows))
        if self.latest:
            return sum(1 for key, value in own.items() if before.get(key, -1) != value)
        return len(own.keys() - before.keys())

    def undo(self, name: str) -> None:
        self.imports = [entry for entry in self.imports if entry[0] != name]


def _play(shop: Shop, kind: str, model: Model, steps: list[tuple[object, ...]]) -> None:
    for number, step in enumerate(steps):
        name = f"import-{number}"
        if step[0] == "undo":
            shop.undo(kind, f"import-{step[1]}")
            model.undo(f"import-{step[1]}")
            continue
        rows: list[tuple[int, int]] = step[1]  # type: ignore[assignment]  # by the strategy
        replaces = f"import-{step[2]}" if step[0] == "replace" and step[2] != number else None
        made = [
            sale(key, value, event=str(key)) if kind == "sales" else stock(key, value) for key, value in rows
        ]
        result = shop.bring(kind, name, made, replaces=replaces)
        assert result.accepted == model.bring(name, rows, replaces)
        assert result.accepted + result.duplicates == len(rows)


def _check(kind: str, steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as home:
        lake = open_lake(Path(home), SystemClock(), TenantSettings)
        shop, model = Shop(lake), Model(latest=kind == "inventory")
        _play(shop, kind, model, steps)
        frame = shop.sales() if kind == "sales" else lake.stock_history(shop.scope, day(1), day(9)).frame
        value = pl.col("units") if kind == "sales" else pl.col("on_hand")
        assert dict(frame.select("date", value).rows()) == {
            day(key): value for key, value in model.in_force().items()
        }
        lake.close()


@QUICK
@given(st.lists(STEP, min_size=1, max_size=6))
def test_first_come_rows(steps: list[tuple[object, ...]]) -> None:
    _check("sales", steps)


@QUICK
@given(st.lists(STEP, min_size=1, max_size=6))
def test_latest_rows(steps: list[tuple[object, ...]]) -> None:
    _check("inventory", steps)
