"""The one way to call a tool: arguments, roles, audit, numbered facts."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.errors import InputError, PolicyError, ScopeError
from core.fact import Fact
from core.identity import Role
from core.policy import roles_for
from core.ports import ToolCatalog
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from language.locales import has_sentence
from tests.tools.conftest import MANAGER, SELLER, Call, FakeAudit
from tools import registry as registry_module
from tools.note import NOTES, note
from tools.numbering import number_facts
from tools.registry import TOOLS, Registry

ROOT = Path(__file__).resolve().parents[2]
PERIOD = {"start": "2026-11-01", "end": "2026-11-07"}
USUAL: Mapping[str, Mapping[str, Any]] = {
    "forecast_demand": {"store_id": "DELHI_01"},
    "assess_stockout_risk": {"store_id": "DELHI_01"},
    "plan_reorder": {"store_id": "DELHI_01"},
    "suggest_price": {"sku_id": "ATTA", "store_id": "DELHI_01"},
    "simulate_price": {"sku_id": "ATTA", "store_id": "DELHI_01", "price": 260},
    "query_kpi": {"metrics": ["revenue"], "period": PERIOD, "store_id": "DELHI_01"},
    "explain_change": {"metric": "revenue", "period": PERIOD, "store_id": "DELHI_01"},
    "detect_anomalies": {"store_id": "DELHI_01"},
    "rank_actions": {"store_id": "DELHI_01"},
    "review_price_changes": {"store_id": "DELHI_01"},
    "list_alerts": {"store_id": "DELHI_01"},
    "list_approvals": {"store_id": "DELHI_01"},
}
OTHER_READING = (
    "morning_brief",
    "weekly_summary",
    "show_alert_rules",
    "show_settings",
    "check_document",
    "list_documents",
    "search_knowledge",
)
"""They are about no store: their own tests hold their facts."""

WRITING = (
    "update_alert",
    "create_alert_rule",
    "remove_alert_rule",
    "propose_price_change",
    "decide_recommendation",
    "override_forecast",
    "change_setting",
    "set_preference",
    "export_data",
    "correct_document",
)


def test_the_registry_is_a_tool_catalog(registry: Registry) -> None:
    catalog: ToolCatalog = registry
    named = [spec.name for spec in catalog.specs()]
    assert sorted(named) == sorted([*USUAL, *OTHER_READING, *WRITING])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_tool_has_its_test_its_eval_cases_its_title_and_examples(tool: Tool[Any, Any]) -> None:
    assert (ROOT / "tests" / "tools" / f"test_{tool.name}.py").exists()
    cases = yaml.safe_load((ROOT / "evals" / "cases" / f"{tool.name}.yaml").read_text(encoding="utf-8"))
    assert 5 <= len(cases) <= 10
    assert all({"name", "ask", "user", "expect"} <= set(case) for case in cases)
    assert len(tool.examples) >= 3
    assert has_sentence(f"web_tool_{tool.name}")
    assert tool.roles == roles_for(tool.name)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("tool", list(USUAL))
def test_each_role_may_call_each_reading_tool_in_its_scope(call: Call, tool: str, role: Role) -> None:
    outcome = call(tool, replace(SELLER, role=role), **USUAL[tool])
    assert outcome.tool == tool


def test_a_role_that_may_not_is_refused_and_audited(
    registry: Registry, audit: FakeAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    managers_only = replace(TOOLS[0], roles=frozenset({Role.MANAGER}))
    monkeypatch.setattr(registry_module, "TOOL_BY_NAME", {"forecast_demand": managers_only})
    with pytest.raises(PolicyError) as refused:
        registry.call("forecast_demand", {"no such": "argument"}, SELLER)
    assert refused.value.code == "role_not_allowed"
    assert audit.appended == [
        {
            "actor": "asha",
            "action": "call_tool",
            "subject": "forecast_demand",
            "outcome": "denied",
            "code": "role_not_allowed",
            "role": "seller",
        }
    ]


def test_a_denied_scope_is_audited_with_the_id_and_nothing_else(call: Call, audit: FakeAudit) -> None:
    with pytest.raises(ScopeError):
        call("forecast_demand", SELLER, store_id="MUMBAI_01", sku_ids=["MILK"])
    (record,) = audit.appended
    assert record["outcome"] == "denied"
    assert record["code"] == "store_out_of_scope"
    assert record["store_id"] == "MUMBAI_01"
    assert "sku_ids" not in json.dumps(record)


def test_a_read_leaves_no_audit_record(call: Call, audit: FakeAudit) -> None:
    call("forecast_demand", store_id="DELHI_01")
    assert audit.appended == []


def test_a_write_is_audited_as_allowed(
    registry: Registry, audit: FakeAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(arguments: ToolArguments, context: ToolContext) -> ToolResult:
        return ToolResult()

    tool = Tool("write_it", "", ToolArguments, ToolResult, Effect.WRITE, frozenset(Role), write)
    monkeypatch.setattr(registry_module, "TOOL_BY_NAME", {"write_it": tool})
    registry.call("write_it", {}, SELLER)
    assert [(record["subject"], record["outcome"]) for record in audit.appended] == [("write_it", "allowed")]


@pytest.mark.parametrize(
    ("tool", "arguments", "field"),
    [
        ("forecast_demand", {"horizon_days": 0}, "horizon_days"),
        ("forecast_demand", {"horizon_days": 91}, "horizon_days"),
        ("forecast_demand", {"horizon_days": "soon"}, "horizon_days"),
        ("forecast_demand", {"granularity": "month"}, "granularity"),
        ("forecast_demand", {"sku_ids": []}, "sku_ids"),
        ("forecast_demand", {"store": "DELHI_01"}, "store"),
        ("assess_stockout_risk", {"horizon_days": -1}, "horizon_days"),
        ("plan_reorder", {"budget": 0}, "budget"),
        ("plan_reorder", {"budget": "NaN"}, "budget"),
        ("plan_reorder", {"service_level": 95}, "service_level"),
        ("suggest_price", {"sku_id": "ATTA"}, "store_id"),
        ("suggest_price", {"sku_id": "ATTA", "store_id": "DELHI_01", "objective": "win"}, "objective"),
        (
            "suggest_price",
            {"sku_id": "ATTA", "store_id": "DELHI_01", "current_price": 0.001},
            "current_price",
        ),
        ("query_kpi", {"metrics": [], "period": PERIOD}, "metrics"),
        ("query_kpi", {"metrics": ["joy"], "period": PERIOD}, "metrics.0"),
        ("query_kpi", {"metrics": ["revenue"]}, "period"),
        (
            "query_kpi",
            {"metrics": ["revenue"], "period": {"start": "2026-02-30", "end": "x"}},
            "period.start",
        ),
        ("query_kpi", {"metrics": ["revenue"], "period": {**PERIOD, "end": "2026-10-01"}}, "period"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value_and_a_remedy(
    call: Call, tool: str, arguments: dict[str, object], field: str
) -> None:
    with pytest.raises(InputError, match=r"; (correct it|give it|leave it out)\.$") as wrong:
        call(tool, **arguments)
    assert wrong.value.details["field"].startswith(field)
    assert wrong.value.code == "invalid_argument"


def test_a_hostile_argument_is_only_a_name_that_is_not_there(call: Call) -> None:
    with pytest.raises(InputError) as wrong:
        call("forecast_demand", city="Delhi' OR '1'='1")
    assert wrong.value.code == "unknown_city"


def test_an_unknown_tool_is_an_input_error(call: Call) -> None:
    with pytest.raises(InputError) as wrong:
        call("drop_tables")
    assert wrong.value.code == "unknown_tool"


@pytest.mark.parametrize("tool", list(USUAL))
def test_facts_are_numbered_in_order_and_carry_their_source(registry: Registry, tool: str) -> None:
    outcome = registry.call(tool, USUAL[tool], MANAGER, call_number=3)
    assert [fact.id for fact in outcome.facts] == [f"f3.{n}" for n in range(1, len(outcome.facts) + 1)]
    assert 0 < len(outcome.facts) <= 64
    for fact in outcome.facts:
        assert fact.label
        assert fact.source.tables
        assert fact.source.method
        assert fact.source.as_of is not None
        assert fact.source.computed_at is not None
        assert fact.source.parameters["store_id"] == "DELHI_01"


@pytest.mark.parametrize("tool", list(USUAL))
def test_the_result_carries_the_same_numbered_facts(registry: Registry, tool: str) -> None:
    outcome = registry.call(tool, USUAL[tool], MANAGER)
    dumped = outcome.result.model_dump_json(exclude={"series"})
    assert all(f'"{fact.id}"' in dumped for fact in outcome.facts)
    assert '"id":""' not in dumped


@pytest.mark.parametrize("tool", list(USUAL))
def test_big_answers_stay_within_sixty_odd_facts(call: Call, tool: str) -> None:
    more: Mapping[str, Mapping[str, object]] = {
        "query_kpi": {
            "metrics": ["revenue", "units", "average_price"],
            "dimensions": ["sku", "store"],
            "period": PERIOD,
            "compare_to": "previous_period",
        },
        "forecast_demand": {"horizon_days": 90},
        "suggest_price": USUAL["suggest_price"],
        "simulate_price": USUAL["simulate_price"],
        "explain_change": {"metric": "margin", "period": PERIOD},
        "rank_actions": {"limit": 3},
    }
    assert len(call(tool, **more.get(tool, {})).facts) <= 64


def test_arguments_that_equal_their_default_are_left_out(call: Call) -> None:
    outcome = call("forecast_demand", store_id=" delhi_01 ", horizon_days=14, granularity="day")
    assert outcome.arguments == {"store_id": "DELHI_01"}


def test_a_fact_used_twice_has_one_id() -> None:
    class Twice(ToolResult):
        first: Fact
        second: tuple[Fact, ...]

    one = Fact(label="One", value=1, unit="count", source={})  # pyright: ignore[reportArgumentType]  - parsed
    result, facts = number_facts(Twice(first=one, second=(one,)), 2)
    assert [fact.id for fact in facts] == ["f2.1"]
    assert result.first == result.second[0]


def test_specs_describe_arguments_and_results_as_json_schemas(registry: Registry) -> None:
    for spec in registry.specs(SELLER):
        assert spec.arguments_schema["additionalProperties"] is False
        assert spec.result_schema["type"] == "object"
        json.dumps(spec.model_dump(mode="json"))


def test_a_schema_is_drawn_when_it_is_asked_for_and_once(registry: Registry) -> None:
    registry_module._spec.cache_clear()  # pyright: ignore[reportPrivateUsage]
    [spec, *others] = registry.specs(SELLER)
    assert not any(name.endswith("_schema") for one in (spec, *others) for name in vars(one))
    assert spec.arguments_schema is spec.arguments_schema
    assert not any(name.endswith("_schema") for one in others for name in vars(one))


def test_every_note_a_tool_makes_is_in_the_table() -> None:
    used: set[str] = set()
    for path in (ROOT / "tools").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note":
                (code,) = node.args
                assert isinstance(code, ast.Constant)
                used.add(str(code.value))
                assert {keyword.arg for keyword in node.keywords} == set(NOTES[str(code.value)])
    assert used == set(NOTES)
    with pytest.raises(InputError):
        note("stale_data")
