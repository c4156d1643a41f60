"""The explicit list of tools, and the one way to call them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from core.errors import InputError, PolicyError
from core.policy import may_call
from core.tool import Effect, Tool, ToolContext, ToolOutcome, ToolSpec
from tools import (
    assess_stockout_risk,
    change_setting,
    check_document,
    correct_document,
    create_alert_rule,
    decide_recommendation,
    detect_anomalies,
    explain_change,
    export_data,
    forecast_demand,
    list_alerts,
    list_approvals,
    list_documents,
    morning_brief,
    override_forecast,
    plan_reorder,
    propose_price_change,
    query_kpi,
    rank_actions,
    remove_alert_rule,
    review_price_changes,
    search_knowledge,
    set_preference,
    show_alert_rules,
    show_settings,
    simulate_price,
    suggest_price,
    update_alert,
    weekly_summary,
)
from tools.numbering import number_facts

if TYPE_CHECKING:
    from core.clock import Clock
    from core.identity import Principal
    from core.ports import AuditLog, Blobs, Directory, Knowledge, Lake, Ledgers

TOOLS: tuple[Tool[Any, Any], ...] = (
    forecast_demand.TOOL,
    assess_stockout_risk.TOOL,
    plan_reorder.TOOL,
    suggest_price.TOOL,
    simulate_price.TOOL,
    query_kpi.TOOL,
    explain_change.TOOL,
    detect_anomalies.TOOL,
    rank_actions.TOOL,
    review_price_changes.TOOL,
    list_approvals.TOOL,
    morning_brief.TOOL,
    weekly_summary.TOOL,
    show_settings.TOOL,
    check_document.TOOL,
    list_documents.TOOL,
    search_knowledge.TOOL,
    list_alerts.TOOL,
    show_alert_rules.TOOL,
    propose_price_change.TOOL,
    decide_recommendation.TOOL,
    override_forecast.TOOL,
    correct_document.TOOL,
    change_setting.TOOL,
    set_preference.TOOL,
    export_data.TOOL,
    update_alert.TOOL,
    create_alert_rule.TOOL,
    remove_alert_rule.TOOL,
)
TOOL_BY_NAME: Mapping[str, Tool[Any, Any]] = {tool.name: tool for tool in TOOLS}

_LONGEST_VALUE = 80
_REMEDIES = {
    "missing": "give it",
    "extra_forbidden": "leave it out",
}


@cache
def _spec(name: str) -> ToolSpec:
    tool = TOOL_BY_NAME[name]
    return ToolSpec(
        name=tool.name,
        description=tool.description,
        effect=tool.effect,
        roles=tuple(sorted(tool.roles)),
        arguments=tool.arguments,
        result=tool.result,
        examples=tool.examples,
        confirm=tool.confirm,
    )


def _invalid(tool_name: str, error: ValidationError) -> InputError:
    """Name the first argument that is wrong, its value and what to do."""
    first = error.errors(include_url=False, include_context=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "arguments"
    value = "" if first["type"] == "missing" else repr(first["input"])[:_LONGEST_VALUE]
    remedy = _REMEDIES.get(first["type"], "correct it")
    given = f" (given: {value})" if value else ""
    return InputError(
        f"{tool_name}: argument {field!r}: {first['msg']}{given}; {remedy}.",
        code="invalid_argument",
        tool=tool_name,
        field=field,
        value=value,
        problem=first["msg"],
    )


class Registry:
    """Implements `core.ports.ToolCatalog`: every door and the agent call tools through it."""

    def __init__(
        self,
        *,
        lake: Lake,
        directory: Directory,
        audit: AuditLog,
        clock: Clock,
        ledgers: Ledgers,
        blobs: Blobs,
        einvoice_keys: Mapping[str, str] | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        self._lake = lake
        self._directory = directory
        self._audit = audit
        self._clock = clock
        self._ledgers = ledgers
        self._blobs = blobs
        self._einvoice_keys = einvoice_keys or {}
        self._knowledge = knowledge

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        """List the tools, or those the person may call."""
        return [
            _spec(tool.name) for tool in TOOLS if principal is None or may_call(principal.role, tool.name)
        ]

    def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        idempotency_key: str | None = None,
        language: str = "en",
    ) -> ToolOutcome:
        """Authorise, validate, run, number the facts, and audit denials and writes.

        The role is checked before the arguments: who may not call a tool is told nothing
        about what it takes. A change asked for again with its key is not made again.

        Raises:
            InputError: unknown tool or invalid arguments.
            ConflictError: the idempotency key was used for another change.
            PolicyError: the role may not, or the request leaves the scope; audited as denied.
            DataError: the data cannot answer.
        """
        tool = _known(name)
        validated, result = self._run(
            tool, tool.run, arguments, principal, language=language, idempotency_key=idempotency_key
        )
        if tool.effect is Effect.WRITE:
            details = tool.audited(validated, result) if tool.audited else {}
            self._record(principal, name, "allowed", details)
        return _outcome(tool, validated, result, call_number)

    def preview(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        language: str = "en",
    ) -> ToolOutcome | None:
        """Return what a change would do, checked and denied like the call itself; nothing is made.

        `None` where the tool cannot tell beforehand. Raises what `call` raises.
        """
        tool = _known(name)
        if tool.preview is None:
            return None
        validated, result = self._run(tool, tool.preview, arguments, principal, language=language)
        return _outcome(tool, validated, result, call_number)

    def _run(
        self,
        tool: Tool[Any, Any],
        function: Callable[[Any, ToolContext], Any],
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        language: str,
        idempotency_key: str | None = None,
    ) -> tuple[Any, Any]:
        """Return the validated arguments and the function's result; a denial is audited."""
        try:
            if principal.role not in tool.roles:
                raise PolicyError(
                    f"A {principal.role} may not use {tool.name}; ask a manager.",
                    code="role_not_allowed",
                    tool=tool.name,
                    role=str(principal.role),
                )
            validated = self._validate(tool, arguments)
            context = ToolContext(
                principal=principal,
                lake=self._lake,
                clock=self._clock,
                settings=self._directory.tenant_settings(principal.tenant_id),
                ledgers=self._ledgers,
                blobs=self._blobs,
                idempotency_key=idempotency_key,
                tenants=self._directory,
                einvoice_keys=self._einvoice_keys,
                knowledge=self._knowledge,
                language=language,
            )
            return validated, function(validated, context)
        except PolicyError as denied:
            self._record(principal, tool.name, "denied", {"code": denied.code, **_identifiers(denied)})
            raise

    @staticmethod
    def _validate(tool: Tool[Any, Any], arguments: Mapping[str, Any]) -> Any:
        try:
            return tool.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise _invalid(tool.name, error) from error

    def _record(self, principal: Principal, tool: str, outcome: str, details: Mapping[str, Any]) -> None:
        self._audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action="call_tool",
            subject=tool,
            outcome=outcome,
            details=details,
        )


def _known(name: str) -> Tool[Any, Any]:
    tool = TOOL_BY_NAME.get(name)
    if tool is None:
        raise InputError(f"There is no tool {name!r}.", code="unknown_tool", tool=name)
    return tool


def _outcome(tool: Tool[Any, Any], validated: Any, result: Any, call_number: int) -> ToolOutcome:
    numbered, facts = number_facts(result, call_number)
    return ToolOutcome(
        tool=tool.name,
        arguments=validated.model_dump(mode="json", exclude_defaults=True),
        result=numbered,
        facts=facts,
        citations=numbered.citations,
    )


def _identifiers(denied: PolicyError) -> dict[str, str]:
    """Return the ids the denial names; nothing else of the request goes into the log."""
    names = ("store_id", "sku_id", "city", "category", "doc_id", "role")
    return {name: str(denied.details[name])[:_LONGEST_VALUE] for name in names if name in denied.details}
