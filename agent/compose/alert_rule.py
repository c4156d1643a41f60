"""Tell a person's own lines: drawn, shown, taken back, or a thing to hear no more of."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.alert_rule_line import AlertRuleLine
from tools.create_alert_rule import CreateAlertRuleResult
from tools.remove_alert_rule import RemoveAlertRuleResult
from tools.show_alert_rules import ShowAlertRulesResult

_MOST_NAMED = 2


def write_created(result: CreateAlertRuleResult, page: Page) -> Section:
    """Write the section of a rule that is kept."""
    return Section(
        (page.say("alert_rule_done", line=_line(result.line, page)),), (page.choice("ask_alert_rules"),)
    )


def write_created_preview(result: CreateAlertRuleResult, page: Page) -> Section:
    """Write what the rule would be."""
    return Section((page.say("alert_rule_title"), f"• {_line(result.line, page)}"))


def write_shown(result: ShowAlertRulesResult, page: Page) -> Section:
    """Write the section of a person's rules."""
    if not result.lines:
        return Section((page.say("alert_rule_none"),))
    head = page.say("alert_rule_head", n=page.number(result.count), count=result.count)
    shown = result.lines[: max(1, page.lines - 1)]
    lines = [page.say("alert_rule_line", line=_line(one, page), rule=one.rule) for one in shown]
    choices = [page.choice("ask_remove_rule", id=one.rule) for one in shown[:1] if one.rule is not None]
    return Section((head, *lines), tuple(choices))


def write_removed(result: RemoveAlertRuleResult, page: Page) -> Section:
    """Write the section of rules taken back, or of what is kept quiet from now on."""
    if result.mute is not None:
        return Section((page.say("alert_mute_done", place=_what(result.mute, page)),))
    lines = [page.say("alert_rule_removed", line=_line(one, page)) for one in result.removed]
    return Section(tuple(lines[: page.lines]))


def write_removed_preview(result: RemoveAlertRuleResult, page: Page) -> Section:
    """Write what would be taken back or kept quiet."""
    if result.mute is not None:
        return Section((page.say("alert_mute_title", place=_what(result.mute, page)),))
    lines = [f"• {_line(one, page)}" for one in result.removed]
    return Section((page.say("alert_rule_remove_title"), *lines[: page.lines - 1]))


def _line(rule: AlertRuleLine, page: Page) -> str:
    if rule.mute or rule.type is None:
        return page.say("alert_rule_mute_line", place=_what(rule, page)).strip()
    counted = "_units" if rule.in_units else ""
    return page.say(f"alert_rule_{rule.type}{counted}_line", line=rule.line, place=_what(rule, page)).strip()


def _what(rule: AlertRuleLine, page: Page) -> str:
    """Say of what and where: " of *Gokula Butter 100 g* in Delhi"; nothing for the whole shop."""
    named: list[Fact] = list(rule.products[:_MOST_NAMED]) or ([rule.category] if rule.category else [])
    if rule.category is not None and not rule.products and (rule.store or rule.city) is not None:
        if rule.store is not None:
            return page.say("category_at_store", category=rule.category, store=rule.store)
        return page.say("category_in_city", category=rule.category, city=rule.city)
    goods = "".join(page.say("of_category", category=one) for one in named[:1])
    if len(rule.products) > 1:
        more = page.mint("More products", len(rule.products) - 1, "count")
        goods += page.say("alert_rule_more", count=more)
    if rule.store is not None:
        return goods + page.say("at_store", store=rule.store)
    return goods + (page.say("in_city", city=rule.city) if rule.city is not None else "")
