"""create_alert_rule: a person draws a line, and is told when it is crossed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from core.alert import AlertType, NewAlertRule, rule_unit
from core.errors import InputError, PolicyError
from core.identity import Role
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.alert_rule_line import AlertRuleLine, rule_line
from tools.scope import ResolvedScope, ScopeArguments, resolve

MOST_RULES = 50
"""Of one person; whoever needs more wants a report."""


class CreateAlertRuleArguments(ScopeArguments):
    """What to be told of, where."""

    type: AlertType = Field(
        description="stockout_risk: days of stock fall below the threshold; overstock: they exceed it; "
        "price_anomaly: own price above competitors, percent; demand_spike: sales beyond the usual, percent"
    )
    threshold: float = Field(allow_inf_nan=False, description="The line: days of stock, percent, or pieces")
    in_units: bool = Field(default=False, description="The line of a stock is in pieces on hand, not days")


class CreateAlertRuleResult(ToolResult):
    """The rule; of a preview, as it would be. `repeated`: it was there already."""

    line: AlertRuleLine
    repeated: bool = False


def preview(arguments: CreateAlertRuleArguments, context: ToolContext) -> CreateAlertRuleResult:
    """Tell what the rule would be; nothing is kept. Raises what `run` raises."""
    where = _checked(arguments, context)
    return CreateAlertRuleResult(
        line=rule_line(_wanted(arguments, context), None, where.names), notes=where.notes
    )


def run(arguments: CreateAlertRuleArguments, context: ToolContext) -> CreateAlertRuleResult:
    """Keep the rule for the caller; the same one again changes nothing.

    Raises:
        ScopeError, InputError: the part of the shop is not the caller's, or unknown.
        InputError: no line can be drawn for the type, or not there.
        PolicyError: a seller names no part of the shop.
    """
    where = _checked(arguments, context)
    wanted = _wanted(arguments, context)
    own = context.ledgers.alert_rules.in_force(context.principal.tenant_id, context.principal.user_id)
    if len(own) >= MOST_RULES:
        raise InputError(f"You have {len(own)} rules already; remove one first.", code="too_many_alert_rules")
    kept = context.ledgers.alert_rules.add(wanted)
    return CreateAlertRuleResult(
        line=rule_line(kept, kept.rule_id, where.names),
        repeated=any(one.rule_id == kept.rule_id for one in own),
        notes=where.notes,
    )


def _checked(arguments: CreateAlertRuleArguments, context: ToolContext) -> ResolvedScope:
    unit = rule_unit(arguments.type, in_units=arguments.in_units)
    if unit is None:
        raise InputError(
            f"No line can be drawn for {arguments.type}; those alerts come by themselves.",
            code="alert_rule_without_line",
        )
    if not unit.least <= arguments.threshold <= unit.most:
        raise InputError(
            f"threshold {arguments.threshold:g} is not allowed for {arguments.type}: give {unit.least:g} to "
            f"{unit.most:g}.",
            code="alert_threshold_out_of_range",
        )
    named = (arguments.sku_ids, arguments.store_id, arguments.city, arguments.category)
    if context.principal.role is Role.SELLER and all(one is None for one in named):
        raise PolicyError(
            "Name a product, a category, a store or a city for the rule.", code="alert_rule_needs_scope"
        )
    return resolve(arguments, context)


def _wanted(arguments: CreateAlertRuleArguments, context: ToolContext) -> NewAlertRule:
    return NewAlertRule(
        tenant_id=context.principal.tenant_id,
        user_id=context.principal.user_id,
        type=arguments.type,
        threshold=arguments.threshold,
        in_units=arguments.in_units,
        created_at=context.clock.now(),
        sku_ids=arguments.sku_ids or (),
        store_id=arguments.store_id,
        city=arguments.city,
        category=arguments.category,
        idempotency_key=context.idempotency_key,
    )


def audited(arguments: CreateAlertRuleArguments, result: CreateAlertRuleResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: the rule, its line and its place."""
    return {
        "rule_id": result.line.rule_id,
        "type": arguments.type,
        "threshold": arguments.threshold,
        "in_units": arguments.in_units,
        "store_id": arguments.store_id,
        "city": arguments.city,
        "category": arguments.category,
        "sku_ids": list(arguments.sku_ids or ()),
    }


TOOL = Tool(
    name="create_alert_rule",
    description=(
        "Draw a person's own line: tell them when stock falls below so many days or pieces, is above "
        "so many, when their price is so much above competitors or sales jump by so much. "
        "Use it for 'tell me when'."
    ),
    arguments=CreateAlertRuleArguments,
    result=CreateAlertRuleResult,
    effect=Effect.WRITE,
    roles=roles_for("create_alert_rule"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Tell me when butter falls below 3 days in Delhi",
        "Alert me if my rice price is 10% above competitors",
        "Let me know when soap stock is over 60 days at DELHI_01",
        "Tell me when fewer than 10 packets of Kesar Soap are left in Delhi 1",
    ),
)
