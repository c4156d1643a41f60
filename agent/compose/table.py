"""Which composer tells which tool: the explicit list."""

from __future__ import annotations

from collections.abc import Mapping

from agent.compose import (
    assess_stockout_risk,
    forecast_demand,
    override_forecast,
    plan_reorder,
    query_kpi,
    suggest_price,
)
from agent.compose.generic import write_facts
from agent.compose.page import Composer
from core.tool import ToolResult
from tools.assess_stockout_risk import AssessStockoutRiskResult
from tools.forecast_demand import ForecastDemandResult
from tools.override_forecast import OverrideForecastResult
from tools.plan_reorder import PlanReorderResult
from tools.query_kpi import QueryKpiResult
from tools.suggest_price import SuggestPriceResult

COMPOSERS: Mapping[str, Composer] = {
    "forecast_demand": Composer(ForecastDemandResult, forecast_demand.write),
    "assess_stockout_risk": Composer(AssessStockoutRiskResult, assess_stockout_risk.write),
    "plan_reorder": Composer(PlanReorderResult, plan_reorder.write),
    "suggest_price": Composer(SuggestPriceResult, suggest_price.write),
    "query_kpi": Composer(QueryKpiResult, query_kpi.write),
    "override_forecast": Composer(
        OverrideForecastResult, override_forecast.write, override_forecast.write_preview
    ),
}

_GENERIC = Composer(ToolResult, write_facts)


def composer_of(tool: str) -> Composer:
    """Return the tool's composer; one that lists the facts for a tool that has none."""
    return COMPOSERS.get(tool, _GENERIC)
