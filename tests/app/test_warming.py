"""What questions rest on is loaded once, and again when the tables change."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Home, open_home
from app.settings import Settings
from app.warming import warm_up
from core.ports import Lake
from tools.first_calls import Call, first_calls

LAST = date(2026, 10, 13)
QUICK = ("query_kpi", "explain_change", "list_documents")
"""Tools that forecast nothing."""


def bring(home: Home, units: int, *, last: date = LAST) -> None:
    days = [last - timedelta(days=number) for number in range(60)]
    rows = ["date,sku_id,store_id,units,revenue,price"]
    rows += [f"{day},ATTA,DELHI_01,{units},{units * 265},265" for day in days]
    file = home.path / "sales.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    with file.open("rb") as stream:
        home.importer.receive(stream, f"sales_{last}.csv", home.owner(), kind="sales")


def quick_calls(lake: Lake, tenant_id: str) -> list[Call]:
    return [one for one in first_calls(lake, tenant_id) if one[0] in QUICK]


def test_tools_are_called_once_for_as_long_as_the_tables_stand(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tools.first_calls.first_calls",
        quick_calls,
    )
    caplog.set_level(logging.ERROR)
    with open_home(Settings(home=tmp_path)) as home:
        assert warm_up(home) == 0, "there is nothing to have at hand of an empty home"
        bring(home, 10)
        assert warm_up(home) > 3
        assert warm_up(home) == 0
        bring(home, 12, last=LAST + timedelta(days=1))
        assert warm_up(home) > 3
        assert "call_tool" not in {record.action for record in home.audit.records()}, "a look leaves no trace"
    assert not caplog.records


def test_the_worker_looks_again_and_again(tmp_path: Path) -> None:
    with open_home(Settings(home=tmp_path)) as home:
        assert "warming" in [one.name for one in home.schedule.sweepers()]
