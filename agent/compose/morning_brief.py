"""Tell the morning brief: a greeting with what it is worth, three things to do, what changed. One screen."""

from __future__ import annotations

from agent.compose.page import Page, Section
from agent.compose.rank_actions import action_line
from core.fact import Fact
from core.message import Choice, Listed
from tools.kpi import KpiValue
from tools.morning_brief import BriefAction, MorningBriefResult

_NOT_COUNTED = frozenset({None, 0})


def write(result: MorningBriefResult, page: Page) -> Section:
    """Write the section of the brief."""
    lines = [_head(result, page)]
    listed: list[Listed] = []
    choices: list[Choice] = []
    for place, one in enumerate(result.actions, 1):
        number = page.mint("Place in the list", place, "count")
        lines.append(action_line(one.action, page, mark=page.say("list_number", place=number)))
        entry = _listed(one, page)
        listed.append(entry)
        if entry.accept:
            label = page.say("accept_listed.label", place=number, id=one.action.reference)
            choices.append(Choice(label=label, message=entry.accept))
    lines += [*_moves(result, page), *_counts(result, page)]
    if result.waiting is not None:
        choices.append(page.choice("ask_approvals"))
    return Section(tuple(lines), tuple(choices), tuple(listed), asked=len(lines))


def _head(result: MorningBriefResult, page: Page) -> str:
    if not result.actions:
        return page.say("brief_quiet", name=result.name)
    count = page.mint("Things to do", len(result.actions), "count")
    return page.say("brief_head", name=result.name, n=len(result.actions), count=count, total=result.total)


def _listed(one: BriefAction, page: Page) -> Listed:
    """Return what a line stands for; its yes brings along the mark of what it shows."""
    action = one.action
    about = "ask_price_of" if action.kind == "price" else "ask_order_of"
    entry = page.listed(action.product, action.store, about, decide=action.reference)
    if action.reference is None or not one.shown:
        return entry
    mark = page.mint("Mark", one.shown, "text")
    return entry.model_copy(
        update={"accept": page.to_planner.say("accept_shown", id=action.reference, mark=mark)}
    )


def _moves(result: MorningBriefResult, page: Page) -> list[str]:
    lines: list[str] = []
    for one in result.moves:
        said = moved(one, page)
        if one.metric == "revenue":
            lines.append(
                page.say("brief_day", day=result.day, value=one.value)
                + (page.say("brief_against", moved=said, other=result.other_day) if said else ".")
            )
        elif said:
            lines.append(
                page.say("brief_move", metric=page.say(f"metric_{one.metric}"), value=one.value, moved=said)
            )
    return lines


def moved(one: KpiValue, page: Page) -> str:
    """Say how a figure moved, "up 8%"; nothing where that cannot be told."""
    if one.direction is None:
        return ""
    if one.direction == "flat":
        return page.say("brief_flat")
    if one.value.unit in {"pct", "rate"}:
        if one.change is None:
            return ""
        points = page.points(one.change)
        return page.say(f"brief_{one.direction}_points", by=points, n=page.plural(points))
    return (
        ""
        if one.change_pct is None
        else page.say(f"brief_{one.direction}", by=page.without_sign(one.change_pct))
    )


def _counts(result: MorningBriefResult, page: Page) -> list[str]:
    lines: list[str] = []
    if _some(result.alerts_opened) or _some(result.alerts_closed):
        lines.append(
            page.say(
                "brief_alerts" if result.alerts_at_stake is None else "brief_alerts_stake",
                opened=result.alerts_opened,
                closed=result.alerts_closed,
                left=result.alerts_open,
                amount=result.alerts_at_stake,
            )
        )
    if result.waiting is not None:
        lines.append(page.say("brief_waiting", n=page.number(result.waiting), count=result.waiting))
    return lines


def _some(count: Fact | None) -> bool:
    return count is not None and count.value not in _NOT_COUNTED
