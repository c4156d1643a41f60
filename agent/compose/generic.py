"""Tell a result no composer knows: its facts, one a line."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from core.tool import ToolResult


def write_facts(_result: ToolResult, page: Page) -> Section:
    """Write the call's facts, as many as there is room for."""
    own = [fact for fact in page.book if fact.id.startswith(f"f{page.call}.")]
    return Section(tuple(_line(fact, page) for fact in own[: page.lines]))


def _line(fact: Fact, page: Page) -> str:
    label = page.mint("label", fact.label, "text", fact.subject)
    return page.say("fact_line", label=label, value=fact)
