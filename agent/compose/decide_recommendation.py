"""Tell a decision: what was accepted or rejected, and what follows from it."""

from __future__ import annotations

from agent.compose.page import Page, Section
from agent.compose.propose_price_change import done_lines, effect_lines, needs_lines
from agent.compose.rank_actions import action_line
from tools.decide_recommendation import DecideRecommendationResult


def write(result: DecideRecommendationResult, page: Page) -> Section:
    """Write the section of a decision that is kept."""
    lines = [page.say(f"decided_{result.decision}"), *_what(result, page)]
    if result.price_change is not None:
        lines += done_lines(result.price_change, page)
    elif result.action is None and result.decision == "accept":
        lines.append(page.say("approval_file"))
    elif result.action is not None and result.decision == "accept":
        lines.append(page.say(f"decided_next_{result.action.kind}"))
    return Section(tuple(lines[: page.lines]))


def write_preview(result: DecideRecommendationResult, page: Page) -> Section:
    """Write what the decision would do."""
    title = "decide_changed" if result.changed else f"decide_{result.decision}_title"
    lines = [page.say(title), *_what(result, page)]
    if result.price_change is not None:
        lines += needs_lines(result.price_change, page)
    if result.effect is not None:
        lines += effect_lines(result.effect, page)
    return Section(tuple(lines))


def _what(result: DecideRecommendationResult, page: Page) -> list[str]:
    if result.action is not None:
        return [action_line(result.action, page), *_why(result, page)]
    lines = [
        page.say(
            "decide_price",
            product=result.product,
            store=result.store,
            current=result.price_before,
            price=result.price,
        )
    ]
    if result.price_asked is not None:
        lines.append(page.say("decide_asked", who=result.asked_by, asked=result.price_asked))
    return lines + _why(result, page)


def _why(result: DecideRecommendationResult, page: Page) -> list[str]:
    """Return the person's reason against it, which whoever asked will read."""
    why = page.arguments.get("reason")
    if result.decision == "accept" or not isinstance(why, str) or not why:
        return []
    return [page.say("approval_reason", why=page.mint("Reason", why, "text"))]
