"""remove_alert_rule: a person takes a line back, or wants to hear no more of something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from core.alert import AlertRule, AlertType, NewAlertRule
from core.errors import InputError, ScopeError
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.alert_rule_line import AlertRuleLine, rule_line
from tools.list_alerts import AlertId, as_kept
from tools.naming import Names
from tools.scope import ScopeArguments, resolve


class RemoveAlertRuleArguments(ScopeArguments):
    """A rule by its id, or what not to hear of any more."""

    rule_id: AlertId | None = Field(default=None, description="A rule's id, RU_…")
    type: AlertType | None = Field(default=None, description="One kind of alerts; omitted: every kind")


class RemoveAlertRuleResult(ToolResult):
    """The rules that were removed; or, where there was none, the `mute` that keeps such alerts quiet."""

    removed: tuple[AlertRuleLine, ...]
    mute: AlertRuleLine | None


def preview(arguments: RemoveAlertRuleArguments, context: ToolContext) -> RemoveAlertRuleResult:
    """Tell what would be removed or kept quiet; nothing is kept. Raises what `run` raises."""
    names = _checked(arguments, context)
    rules = _matching(arguments, context)
    mute = None if rules else rule_line(_mute(arguments, context), None, names)
    return RemoveAlertRuleResult(removed=_lines(rules, names), mute=mute)


def run(arguments: RemoveAlertRuleArguments, context: ToolContext) -> RemoveAlertRuleResult:
    """Remove the caller's rules that match; where there is none, tell them nothing of it any more.

    Such alerts stay in the list; only nobody is written to. A critical one is told all the same.

    Raises:
        ScopeError, InputError: the part of the shop is not the caller's, or unknown.
        ScopeError: the rule is not the caller's, or does not exist.
        InputError: nothing is named.
    """
    names = _checked(arguments, context)
    rules = _matching(arguments, context)
    ledger, who = context.ledgers.alert_rules, context.principal
    for one in rules:
        ledger.remove(who.tenant_id, one.rule_id, user_id=who.user_id, at=context.clock.now())
    if rules:
        return RemoveAlertRuleResult(removed=_lines(rules, names), mute=None)
    kept = ledger.add(_mute(arguments, context))
    return RemoveAlertRuleResult(removed=(), mute=rule_line(kept, kept.rule_id, names))


def _checked(arguments: RemoveAlertRuleArguments, context: ToolContext) -> Names:
    place = {name: getattr(arguments, name) for name in ScopeArguments.model_fields}
    if arguments.rule_id is None and arguments.type is None and all(one is None for one in place.values()):
        raise InputError(
            "Name the rule, or the product, category, store or kind of alerts.", code="which_alert_rule"
        )
    return resolve(arguments, context).names


def _matching(arguments: RemoveAlertRuleArguments, context: ToolContext) -> list[AlertRule]:
    who = context.principal
    own = context.ledgers.alert_rules.in_force(who.tenant_id, who.user_id)
    if arguments.rule_id is not None:
        wanted = as_kept(arguments.rule_id)
        found = [one for one in own if one.rule_id == wanted]
        if not found:
            raise ScopeError(f"You have no rule {wanted}; show your rules.", code="alert_rule_not_yours")
        return found
    return [one for one in own if not one.mute and _is_within(one, arguments)]


def _is_within(rule: AlertRule, arguments: RemoveAlertRuleArguments) -> bool:
    """Tell whether a rule is of just what was named; what was left out is any."""
    if arguments.type is not None and rule.type != arguments.type:
        return False
    if arguments.sku_ids is not None and not (rule.sku_ids and set(rule.sku_ids) <= set(arguments.sku_ids)):
        return False
    pairs = (
        (arguments.store_id, rule.store_id),
        (arguments.city, rule.city),
        (arguments.category, rule.category),
    )
    return all(asked is None or (held or "").casefold() == asked.casefold() for asked, held in pairs)


def _mute(arguments: RemoveAlertRuleArguments, context: ToolContext) -> NewAlertRule:
    return NewAlertRule(
        tenant_id=context.principal.tenant_id,
        user_id=context.principal.user_id,
        type=arguments.type,
        threshold=None,
        created_at=context.clock.now(),
        mute=True,
        sku_ids=arguments.sku_ids or (),
        store_id=arguments.store_id,
        city=arguments.city,
        category=arguments.category,
        idempotency_key=context.idempotency_key,
    )


def _lines(rules: Sequence[AlertRule], names: Names) -> tuple[AlertRuleLine, ...]:
    return tuple(rule_line(one, one.rule_id, names) for one in rules)


def audited(arguments: RemoveAlertRuleArguments, result: RemoveAlertRuleResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: the rules, or the mute with its place."""
    return {
        "removed": [one.rule_id for one in result.removed],
        "mute": None if result.mute is None else result.mute.rule_id,
        "type": arguments.type,
        "store_id": arguments.store_id,
        "city": arguments.city,
        "category": arguments.category,
        "sku_ids": list(arguments.sku_ids or ()),
    }


TOOL = Tool(
    name="remove_alert_rule",
    description=(
        "Take back a person's own alert rule, or stop telling them of a product, a place or a kind of "
        "alerts. Use it for 'stop telling me about'."
    ),
    arguments=RemoveAlertRuleArguments,
    result=RemoveAlertRuleResult,
    effect=Effect.WRITE,
    roles=roles_for("remove_alert_rule"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Stop telling me about butter",
        "Remove rule RU_12ab34cd56",
        "No more overstock alerts for DELHI_01",
    ),
)
