"""override_forecast: who may, which days, what is kept, what changes, and who was right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import ConflictError, DataError, InputError, PolicyError, ScopeError
from core.identity import Role
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, FakeAudit, sales_rows, stock_row
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_overrides import MemoryOverrides
from tools.forecast import ForecastDemandResult
from tools.override import score_overrides, visible_overrides, withdraw_override
from tools.override_forecast import OverrideForecastResult
from tools.plan_reorder import PlanReorderResult
from tools.registry import Registry
from tools.stockout import AssessStockoutRiskResult

FIRST = AS_OF + timedelta(days=1)
ASK: dict[str, Any] = {
    "sku_id": "ATTA",
    "store_id": "DELHI_02",
    "start": FIRST.isoformat(),
    "end": (AS_OF + timedelta(days=7)).isoformat(),
    "units_per_day": 40,
    "reason": "School fair",
}
DELHI_MANAGER = replace(MANAGER, store_ids=frozenset({"DELHI_02"}))


def override(
    registry: Registry, person: Any = MANAGER, key: str | None = None, **changed: Any
) -> OverrideForecastResult:
    outcome = registry.call("override_forecast", {**ASK, **changed}, person, idempotency_key=key)
    assert isinstance(outcome.result, OverrideForecastResult)
    return outcome.result


def day(offset: int) -> str:
    return (AS_OF + timedelta(days=offset)).isoformat()


# --- who may --------------------------------------------------------------------------


def test_a_seller_may_not_and_that_is_audited(
    registry: Registry, overrides: MemoryOverrides, audit: FakeAudit
) -> None:
    for call in (registry.call, registry.preview):
        with pytest.raises(PolicyError) as refused:
            call("override_forecast", ASK, SELLER)
        assert refused.value.code == "role_not_allowed"
    assert [record["outcome"] for record in audit.appended] == ["denied", "denied"]
    assert overrides.kept == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
def test_managers_and_admins_may(registry: Registry, overrides: MemoryOverrides, role: Role) -> None:
    override(registry, replace(MANAGER, role=role))
    assert len(overrides.kept) == 1


@pytest.mark.parametrize(
    ("limited", "changed", "code"),
    [
        ({"store_ids": frozenset({"DELHI_01"})}, {}, "store_out_of_scope"),
        ({"sku_ids": frozenset({"MILK"})}, {}, "sku_out_of_scope"),
        ({"store_ids": frozenset({"DELHI_02"})}, {"store_id": "PUNE_01"}, "store_out_of_scope"),
    ],
)
def test_a_manager_with_limits_may_only_within_them(
    registry: Registry,
    overrides: MemoryOverrides,
    limited: dict[str, Any],
    changed: dict[str, Any],
    code: str,
) -> None:
    person = replace(MANAGER, **limited)
    for call in (registry.call, registry.preview):
        with pytest.raises(ScopeError) as refused:
            call("override_forecast", {**ASK, **changed}, person)
        assert refused.value.code == code
    assert overrides.kept == []


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sku_id": "NOPE"}, "unknown_sku"),
        ({"store_id": "PUNE_01"}, "unknown_store"),
        ({"start": day(7), "end": day(1)}, "override_end_before_start"),
        ({"start": day(-7), "end": day(0)}, "override_past"),
        ({"start": day(1), "end": day(93)}, "override_too_long"),
        ({"start": day(360), "end": day(367)}, "override_too_far"),
        ({"units_per_day": -1}, "invalid_argument"),
        ({"units_per_day": float("nan")}, "invalid_argument"),
        ({"units_per_day": 2_000_000}, "invalid_argument"),
        ({"reason": "  \n "}, "invalid_argument"),
        ({"reason": "x" * 201}, "invalid_argument"),
        ({"start": "tomorrow"}, "invalid_argument"),
        ({"units": 3}, "invalid_argument"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    registry: Registry, overrides: MemoryOverrides, changed: dict[str, Any], code: str
) -> None:
    for call in (registry.call, registry.preview):
        with pytest.raises(InputError) as refused:
            call("override_forecast", {**ASK, **changed}, MANAGER)
        assert refused.value.code == code
    assert overrides.kept == []


def test_without_any_sales_there_is_no_day_to_count_from(registry: Registry, lake: FakeLake) -> None:
    lake.sales = lake.sales.clear()
    with pytest.raises(DataError):
        override(registry)


# --- what is kept ---------------------------------------------------------------------


def test_it_is_kept_with_what_the_model_said(registry: Registry, overrides: MemoryOverrides) -> None:
    override(registry, reason=" School\n fair\t ")
    (kept,) = overrides.kept
    assert (kept.user_id, kept.reason, kept.cutoff, kept.created_at) == ("vikram", "School fair", AS_OF, NOW)
    assert list(kept.model_units) == [AS_OF + timedelta(days=n) for n in range(1, 8)]
    assert all(units > 0 for units in kept.model_units.values())


def test_the_result_says_what_it_is_and_what_was_expected(registry: Registry) -> None:
    result = override(registry)
    assert (result.days.value, float(str(result.total.value))) == (7, 280)
    assert result.before_total is not None
    assert result.change is not None
    assert float(str(result.change.value)) == pytest.approx(
        280 - float(str(result.before_total.value)), abs=0.1
    )
    assert (result.product.value, result.store.value) == ("Suvarna Atta 5kg", "Delhi 2")
    assert result.replaced is None


def test_a_preview_tells_the_same_and_keeps_nothing(
    registry: Registry, overrides: MemoryOverrides, audit: FakeAudit
) -> None:
    previewed = registry.preview("override_forecast", ASK, MANAGER)
    assert previewed is not None
    assert overrides.kept == []
    assert audit.appended == []
    made = override(registry)
    assert isinstance(previewed.result, OverrideForecastResult)
    for name in ("total", "before_total", "change", "start", "end"):
        assert getattr(previewed.result, name).value == getattr(made, name).value
    assert (previewed.result.override_id, made.override_id) == (None, "OV_1")


def test_days_that_are_over_are_left_out_and_that_is_said(registry: Registry) -> None:
    result = override(registry, start=day(-3), end=day(2))
    assert (result.start.value, result.days.value) == (FIRST, 2)
    assert "override_days_over" in {note.code for note in result.notes}


def test_an_override_of_an_override_tells_that_it_replaces_it(registry: Registry) -> None:
    override(registry)
    result = override(registry, units_per_day=20, start=day(2), end=day(3))
    assert result.replaced is not None
    assert result.replaced.value == 1
    assert result.before_per_day is not None
    assert float(str(result.before_per_day.value)) == 40


def test_beyond_the_model_s_reach_it_is_kept_and_nothing_is_compared(
    registry: Registry, overrides: MemoryOverrides
) -> None:
    result = override(registry, start=day(100), end=day(101))
    assert result.before_total is None
    assert overrides.kept[0].model_units == {}


def test_the_audit_log_has_ids_days_and_figures_but_not_the_words(
    registry: Registry, audit: FakeAudit
) -> None:
    override(registry)
    assert audit.appended == [
        {
            "actor": "vikram",
            "action": "call_tool",
            "subject": "override_forecast",
            "outcome": "allowed",
            "override_id": "OV_1",
            "sku_id": "ATTA",
            "store_id": "DELHI_02",
            "start": day(1),
            "end": day(7),
            "units_per_day": 40.0,
            "repeated": False,
        }
    ]


# --- once a key -----------------------------------------------------------------------


def test_a_key_used_again_for_the_same_request_changes_nothing(
    registry: Registry, overrides: MemoryOverrides
) -> None:
    first, again = override(registry, key="k"), override(registry, key="k")
    assert again.override_id == first.override_id
    assert (first.repeated, again.repeated) == (False, True)
    assert len(overrides.kept) == 1


def test_a_key_used_for_something_else_is_a_conflict(registry: Registry, overrides: MemoryOverrides) -> None:
    override(registry, key="k")
    for changed in ({"units_per_day": 41}, {"reason": "Wedding"}, {"store_id": "DELHI_01"}, {"end": day(6)}):
        with pytest.raises(ConflictError):
            override(registry, key="k", **changed)
    assert len(overrides.kept) == 1


def test_a_key_is_answered_even_when_its_days_are_over_by_now(
    registry: Registry, overrides: MemoryOverrides, lake: FakeLake
) -> None:
    override(registry, key="k")
    lake.sales = lake.sales.vstack(
        sales_rows("ATTA", "DELHI_02", 265.0, days=10, last=AS_OF + timedelta(days=10))
    )
    assert override(registry, key="k").repeated
    assert len(overrides.kept) == 1


# --- on top of the model, in every tool -----------------------------------------------


def forecast(registry: Registry, **more: Any) -> ForecastDemandResult:
    result = registry.call("forecast_demand", {"horizon_days": 7, **more}, MANAGER).result
    assert isinstance(result, ForecastDemandResult)
    return result


def test_the_forecast_says_the_figure_and_that_a_person_set_it(registry: Registry) -> None:
    override(registry)
    result = forecast(registry, sku_ids=["ATTA"], store_id="DELHI_02", horizon_days=6)  # to the last day set
    assert result.total is not None
    assert float(str(result.total.value)) == pytest.approx(240)
    assert "override_in_force" in {note.code for note in result.notes}
    assert "forecast_overrides" in result.total.source.tables


def test_other_stores_and_later_days_are_as_before(registry: Registry) -> None:
    before = forecast(registry, sku_ids=["ATTA"], store_id="DELHI_01")
    override(registry)
    after = forecast(registry, sku_ids=["ATTA"], store_id="DELHI_01")
    assert after.total is not None
    assert before.total is not None
    assert after.total.value == before.total.value
    assert after.notes == before.notes


def test_stock_outs_and_orders_follow_it(registry: Registry, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_02", 100)]
    scope = {"sku_ids": ["ATTA"], "store_id": "DELHI_02"}

    def levels() -> tuple[str, float]:
        risk = registry.call("assess_stockout_risk", scope, MANAGER).result
        order = registry.call("plan_reorder", scope, MANAGER).result
        assert isinstance(risk, AssessStockoutRiskResult)
        assert isinstance(order, PlanReorderResult)
        return risk.series[0].level, float(order.series[0].quantity)

    calm, little = levels()
    override(registry)
    alarmed, much = levels()
    assert calm in {"low", "none", "ok"}
    assert alarmed == "high"
    assert much > little


def test_a_withdrawn_override_changes_nothing_any_more(
    registry: Registry, overrides: MemoryOverrides, lake: FakeLake, audit: FakeAudit
) -> None:
    before = forecast(registry, sku_ids=["ATTA"], store_id="DELHI_02")
    override(registry)
    withdraw_override("OV_1", MANAGER, ledger=overrides, lake=lake, audit=audit, clock=FixedClock(NOW))
    after = forecast(registry, sku_ids=["ATTA"], store_id="DELHI_02")
    assert after.total is not None
    assert before.total is not None
    assert after.total.value == before.total.value
    assert audit.appended[-1]["action"] == "withdraw_override"


@pytest.mark.parametrize("person", [SELLER, replace(MANAGER, store_ids=frozenset({"DELHI_01"}))])
def test_who_may_not_cannot_withdraw_and_that_is_audited(
    registry: Registry, overrides: MemoryOverrides, lake: FakeLake, audit: FakeAudit, person: Any
) -> None:
    override(registry)
    for override_id in ("OV_1", "OV_9"):
        with pytest.raises(PolicyError):
            withdraw_override(
                override_id, person, ledger=overrides, lake=lake, audit=audit, clock=FixedClock(NOW)
            )
        assert audit.appended[-1]["outcome"] == "denied"
    assert overrides.kept[0].withdrawn_at is None


def test_each_sees_the_overrides_of_the_own_stores(registry: Registry, overrides: MemoryOverrides) -> None:
    override(registry)
    override(registry, store_id="DELHI_01")
    assert len(visible_overrides(overrides, MANAGER)) == 2
    assert [one.store_id for one in visible_overrides(overrides, DELHI_MANAGER)] == ["DELHI_02"]


# --- who was right --------------------------------------------------------------------


def later(lake: FakeLake, units: int, days: int = 7, *, stockout: bool = False) -> None:
    """Let `days` more days pass, on each of which so many sold."""
    import polars as pl

    rows = sales_rows(
        "ATTA", "DELHI_02", 265.0, days=days, last=AS_OF + timedelta(days=days), stockout=stockout
    )
    lake.sales = lake.sales.vstack(rows.with_columns(pl.lit(units, dtype=pl.Int64).alias("units")))


@pytest.mark.parametrize(("sold", "verdict"), [(39, "better"), (5, "worse")])
def test_the_score_tells_whether_the_person_was_nearer(
    registry: Registry, overrides: MemoryOverrides, lake: FakeLake, sold: int, verdict: str
) -> None:
    override(registry)
    later(lake, sold)
    scores = score_overrides(overrides, lake, MANAGER)
    assert scores.as_of == date(2026, 11, 28)
    assert (scores.total.days_scored, scores.total.verdict) == (7, verdict)
    assert scores.scores[0].person_error == 7 * abs(40 - sold)


def test_sold_out_days_are_not_scored(registry: Registry, overrides: MemoryOverrides, lake: FakeLake) -> None:
    override(registry)
    later(lake, 3, stockout=True)
    total = score_overrides(overrides, lake, MANAGER).total
    assert (total.days_sold_out, total.days_scored, total.verdict) == (7, 0, None)


def test_days_to_come_are_unknown(registry: Registry, overrides: MemoryOverrides, lake: FakeLake) -> None:
    override(registry)
    later(lake, 38, days=3)
    total = score_overrides(overrides, lake, MANAGER).total
    assert (total.days, total.days_scored, total.days_unknown) == (7, 3, 4)


def test_a_shop_without_overrides_or_sales_scores_nothing(lake: FakeLake, overrides: MemoryOverrides) -> None:
    assert score_overrides(overrides, lake, MANAGER).scores == ()
    lake.sales = lake.sales.clear()
    assert score_overrides(overrides, lake, MANAGER).total.verdict is None
