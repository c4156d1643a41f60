"""Which composer tells which tool: the explicit list."""

from __future__ import annotations

from collections.abc import Mapping

from agent.compose import (
    alert,
    alert_rule,
    assess_stockout_risk,
    check_document,
    correct_document,
    decide_recommendation,
    detect_anomalies,
    explain_change,
    export_data,
    forecast_demand,
    list_approvals,
    list_documents,
    morning_brief,
    override_forecast,
    plan_reorder,
    propose_price_change,
    query_kpi,
    rank_actions,
    review_price_changes,
    search_knowledge,
    set_preference,
    setting,
    simulate_price,
    suggest_price,
    weekly_summary,
)
from agent.compose.generic import write_facts
from agent.compose.page import Composer
from core.tool import ToolResult
from tools.change import ExplainChangeResult
from tools.change_setting import ChangeSettingResult
from tools.check_document import CheckDocumentResult
from tools.correct_document import CorrectDocumentResult
from tools.create_alert_rule import CreateAlertRuleResult
from tools.decide_recommendation import DecideRecommendationResult
from tools.detect_anomalies import DetectAnomaliesResult
from tools.export_data import ExportDataResult
from tools.forecast import ForecastDemandResult
from tools.kpi import QueryKpiResult
from tools.list_alerts import ListAlertsResult
from tools.list_approvals import ListApprovalsResult
from tools.list_documents import ListDocumentsResult
from tools.morning_brief import MorningBriefResult
from tools.override_forecast import OverrideForecastResult
from tools.plan_reorder import PlanReorderResult
from tools.price_review import ReviewPriceChangesResult
from tools.propose_price_change import ProposePriceChangeResult
from tools.rank_actions import RankActionsResult
from tools.remove_alert_rule import RemoveAlertRuleResult
from tools.search_knowledge import SearchKnowledgeResult
from tools.set_preference import SetPreferenceResult
from tools.show_alert_rules import ShowAlertRulesResult
from tools.show_settings import ShowSettingsResult
from tools.simulate_price import SimulatePriceResult
from tools.stockout import AssessStockoutRiskResult
from tools.suggest_price import SuggestPriceResult
from tools.update_alert import UpdateAlertResult
from tools.weekly_summary import WeeklySummaryResult

COMPOSERS: Mapping[str, Composer] = {
    "forecast_demand": Composer(ForecastDemandResult, forecast_demand.write),
    "assess_stockout_risk": Composer(AssessStockoutRiskResult, assess_stockout_risk.write),
    "plan_reorder": Composer(PlanReorderResult, plan_reorder.write),
    "suggest_price": Composer(SuggestPriceResult, suggest_price.write),
    "simulate_price": Composer(SimulatePriceResult, simulate_price.write),
    "explain_change": Composer(ExplainChangeResult, explain_change.write),
    "detect_anomalies": Composer(DetectAnomaliesResult, detect_anomalies.write),
    "rank_actions": Composer(RankActionsResult, rank_actions.write),
    "review_price_changes": Composer(ReviewPriceChangesResult, review_price_changes.write),
    "list_approvals": Composer(ListApprovalsResult, list_approvals.write),
    "morning_brief": Composer(MorningBriefResult, morning_brief.write),
    "weekly_summary": Composer(WeeklySummaryResult, weekly_summary.write),
    "show_settings": Composer(ShowSettingsResult, setting.write_shown),
    "check_document": Composer(CheckDocumentResult, check_document.write),
    "list_documents": Composer(ListDocumentsResult, list_documents.write),
    "search_knowledge": Composer(SearchKnowledgeResult, search_knowledge.write),
    "list_alerts": Composer(ListAlertsResult, alert.write_list),
    "update_alert": Composer(UpdateAlertResult, alert.write_update),
    "show_alert_rules": Composer(ShowAlertRulesResult, alert_rule.write_shown),
    "create_alert_rule": Composer(
        CreateAlertRuleResult, alert_rule.write_created, alert_rule.write_created_preview
    ),
    "remove_alert_rule": Composer(
        RemoveAlertRuleResult, alert_rule.write_removed, alert_rule.write_removed_preview
    ),
    "correct_document": Composer(CorrectDocumentResult, correct_document.write, correct_document.write),
    "set_preference": Composer(SetPreferenceResult, set_preference.write),
    "change_setting": Composer(ChangeSettingResult, setting.write, setting.write_preview),
    "propose_price_change": Composer(
        ProposePriceChangeResult, propose_price_change.write, propose_price_change.write_preview
    ),
    "decide_recommendation": Composer(
        DecideRecommendationResult, decide_recommendation.write, decide_recommendation.write_preview
    ),
    "export_data": Composer(ExportDataResult, export_data.write, export_data.write_preview),
    "query_kpi": Composer(QueryKpiResult, query_kpi.write),
    "override_forecast": Composer(
        OverrideForecastResult, override_forecast.write, override_forecast.write_preview
    ),
}

_GENERIC = Composer(ToolResult, write_facts)


def composer_of(tool: str) -> Composer:
    """Return the tool's composer; one that lists the facts for a tool that has none."""
    return COMPOSERS.get(tool, _GENERIC)
