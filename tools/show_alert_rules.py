"""show_alert_rules: the lines a person drew, and what they want to hear no more of."""

from __future__ import annotations

from core.fact import Fact
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.alert_line import ledger_source
from tools.alert_rule_line import AlertRuleLine, rule_line
from tools.evidence import Evidence
from tools.scope import ScopeArguments, resolve


class ShowAlertRulesArguments(ToolArguments):
    """Nothing to choose: everybody sees their own."""


class ShowAlertRulesResult(ToolResult):
    """The caller's rules in force, oldest first."""

    lines: tuple[AlertRuleLine, ...]
    count: Fact


def run(arguments: ShowAlertRulesArguments, context: ToolContext) -> ShowAlertRulesResult:
    """Show the caller's rules."""
    names = resolve(ScopeArguments(), context).names
    own = context.ledgers.alert_rules.in_force(context.principal.tenant_id, context.principal.user_id)
    evidence = Evidence(
        context, arguments, (ledger_source(""),), method="alert rules", as_of=context.clock.now().date()
    )
    return ShowAlertRulesResult(
        lines=tuple(rule_line(one, one.rule_id, names) for one in own),
        count=evidence.fact("Rules", len(own), "count"),
    )


TOOL = Tool(
    name="show_alert_rules",
    description=(
        "The person's own alert rules: the lines they drew, and what they want to hear no more of. Use it "
        "when they ask which rules they have."
    ),
    arguments=ShowAlertRulesArguments,
    result=ShowAlertRulesResult,
    effect=Effect.READ,
    roles=roles_for("show_alert_rules"),
    run=run,
    examples=("Show my alert rules", "Which alert rules do I have?", "What do you watch for me?"),
)
