"""What the night found is what is told by day, to each the own part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest

from core.identity import Scope
from engines.decision.anomaly import Anomaly, Part
from tests.tools.conftest import AS_OF, SELLER, Call
from tests.tools.fake_lake import FakeLake
from tests.tools.test_detect_anomalies import detect, plant
from tools.anomaly import Found, Looked, find_anomalies
from tools.anomaly_record import anomalies_of, keep
from tools.period import DateRange

WEEK = DateRange(start=AS_OF - timedelta(days=6), end=AS_OF)
EVERYTHING = Scope("demo")
DAIRY = Anomaly(
    kind="category_drop",
    store_id="",
    sku_id="",
    category="DAIRY",
    start=AS_OF,
    end=AS_OF,
    actual=30.0,
    expected=90.0,
    rupees=-3000.0,
    parts=(Part("DELHI_01", 20.0, 60.0, -2000.0), Part("MUMBAI_01", 10.0, 30.0, -1000.0)),
)
CLAIMS = replace(
    DAIRY,
    kind="repeated_claims",
    sku_id="MILK",
    reason="sour",
    actual=8.0,
    expected=2.0,
    parts=(Part("DELHI_01", 2.0, 1.0, -28.0), Part("MUMBAI_01", 6.0, 1.0, -140.0)),
)
LOOKED = (
    Looked("MILK", "DELHI_01", "DAIRY", 7, 900.0),
    Looked("ATTA", "DELHI_01", "STAPLES", 6, 500.0),
    Looked("MILK", "MUMBAI_01", "DAIRY", 7, 400.0),
)


def test_the_day_tells_what_the_night_found_and_reads_no_sales(call: Call, lake: FakeLake) -> None:
    plant(lake, AS_OF - timedelta(days=2), "MILK", "DELHI_01", units=pl.lit(150), revenue=pl.lit(4200.0))
    live = detect(call)
    keep(lake, "demo", WEEK, find_anomalies(lake, EVERYTHING, WEEK))
    lake.questions.clear()
    kept = detect(call)
    assert kept.series == live.series
    assert [kept.checked.value, kept.chance_alarms.value] == [live.checked.value, live.chance_alarms.value]
    assert not {"sales", "returns"} & set(lake.questions)


def test_a_night_that_found_nothing_is_told_from_too(lake: FakeLake) -> None:
    keep(lake, "demo", WEEK, Found((), LOOKED, "boosted", ()))
    lake.questions.clear()
    found = anomalies_of(lake, EVERYTHING, WEEK)
    assert (found.anomalies, found.looked, found.method) == ((), LOOKED, "boosted")
    assert lake.questions == ["anomalies"]


def test_days_the_night_did_not_look_at_are_looked_at_now(lake: FakeLake) -> None:
    keep(lake, "demo", WEEK, Found((DAIRY,), LOOKED, "boosted", ()))
    longer = DateRange(start=WEEK.start - timedelta(days=1), end=AS_OF)
    assert DAIRY.kind not in {one.kind for one in anomalies_of(lake, EVERYTHING, longer).anomalies}


def test_of_part_of_the_days_it_tells_what_touches_them(lake: FakeLake) -> None:
    early = replace(DAIRY, start=WEEK.start, end=WEEK.start + timedelta(days=1))
    keep(lake, "demo", WEEK, Found((DAIRY, early), LOOKED, "boosted", ()))
    found = anomalies_of(lake, EVERYTHING, DateRange(start=WEEK.start, end=WEEK.start))
    assert [one.start for one in found.anomalies] == [WEEK.start]
    assert sum(one.days for one in found.asked) == pytest.approx(20 / 7)


def test_what_several_stores_share_is_told_to_each_as_far_as_it_goes(lake: FakeLake) -> None:
    keep(lake, "demo", WEEK, Found((DAIRY, CLAIMS), LOOKED, "boosted", ()))
    delhi = anomalies_of(lake, Scope("demo", ("DELHI_01",)), WEEK)
    (own,) = delhi.anomalies  # two units that came back are no repeated claim
    assert (own.kind, own.actual, own.expected, own.rupees) == ("category_drop", 20.0, 60.0, -2000.0)
    assert delhi.usual_day == 1400.0
    mumbai = anomalies_of(lake, Scope("demo", ("MUMBAI_01",)), WEEK)
    assert {(one.kind, one.store_id, one.actual) for one in mumbai.anomalies} == {
        ("category_drop", "", 10.0),
        ("repeated_claims", "MUMBAI_01", 6.0),
    }
    whole = anomalies_of(lake, EVERYTHING, WEEK)
    assert {one.actual for one in whole.anomalies} == {30.0, 8.0}


def test_a_product_asked_about_hears_of_its_category_and_of_no_other(lake: FakeLake) -> None:
    keep(lake, "demo", WEEK, Found((DAIRY, CLAIMS), LOOKED, "boosted", ()))
    atta = anomalies_of(lake, EVERYTHING, WEEK, within=Scope("demo", None, ("ATTA",)))
    assert (atta.anomalies, len(atta.asked)) == ((), 1)
    milk = anomalies_of(lake, EVERYTHING, WEEK, within=Scope("demo", None, ("MILK",)))
    assert {one.kind for one in milk.anomalies} == {"category_drop", "repeated_claims"}


def test_whoever_may_see_some_products_only_is_not_told_what_the_others_did(lake: FakeLake) -> None:
    keep(lake, "demo", WEEK, Found((DAIRY,), LOOKED, "boosted", ()))
    found = anomalies_of(lake, Scope("demo", ("DELHI_01",), ("MILK",)), WEEK)
    assert DAIRY.kind not in {one.kind for one in found.anomalies}


def test_a_seller_is_told_of_the_own_stores_alone(call: Call, lake: FakeLake) -> None:
    plant(lake, AS_OF, "MILK", "MUMBAI_01", units=pl.lit(200), revenue=pl.lit(5800.0))
    keep(lake, "demo", WEEK, find_anomalies(lake, EVERYTHING, WEEK))
    assert "MUMBAI_01" in {row.store_id for row in detect(call).series}
    assert "MUMBAI_01" not in {row.store_id for row in detect(call, who=SELLER).series}
