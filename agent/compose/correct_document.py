"""Tell a correction: what was read, what it reads, and the verdict that follows."""

from __future__ import annotations

from agent.compose.document_lines import field_called, reason_lines, title_of
from agent.compose.page import Page, Section
from tools.correct_document import CorrectDocumentResult


def write(result: CorrectDocumentResult, page: Page) -> Section:
    """Write the section of a correction that is kept, or would be."""
    lines = [page.say("correct_title", title=title_of(result.document, page)), _change(result, page)]
    left = sum(reason.severity != "info" or reason.asks for reason in result.remaining)
    if result.status == "pass":
        lines.append(page.say("correct_then_pass"))
    else:
        count = page.mint("Problems left", left, "count")
        lines.append(page.say(f"correct_then_{result.status}", count=count, n=left))
    lines += reason_lines(result.remaining, page, explain=False)
    return Section(tuple(lines[: max(page.lines, 4)]))


def _change(result: CorrectDocumentResult, page: Page) -> str:
    field = field_called(result.field, page)
    if result.before is None:
        return page.say("correct_new", field=field, value=result.value)
    before = page.book.mint(
        page.call,
        f"{result.before.label} as read",
        value=result.before.value,
        unit=result.before.unit,
        source=result.before.source,
        subject=result.before.subject,
    )
    return page.say("correct_change", field=field, before=before, value=result.value)
