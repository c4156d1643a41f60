"""Tell what a document is, and what is wrong with it."""

from __future__ import annotations

from agent.compose.document_lines import field_called, next_step_line, reason_lines, title_of
from agent.compose.list_documents import listing
from agent.compose.page import Page, Section
from core.fact import Fact
from core.message import Choice
from language.locales import has_sentence
from tools.check_document import CheckDocumentResult

UNSURE = 0.6
"""Below this a field of a document under review is pointed out."""


def write(result: CheckDocumentResult, page: Page) -> Section:
    """Write the section of one document; where several bear the number, ask which."""
    if result.same_number:
        return _which(result, page)
    if result.status is None:
        return Section((_unread(result, page),))
    title = title_of(result, page)
    lines: list[str] = []
    counted = page.number(result.problems) if result.problems is not None else 0
    if result.status == "pass":
        lines.append(page.say("document_pass", title=title))
        if result.troubled is not None:
            n = page.number(result.troubled)
            lines.append(page.say("document_pass_others", count=result.troubled, n=n))
    elif counted:
        lines.append(page.say(f"document_{result.status}", title=title, count=result.problems, n=counted))
    else:
        lines.append(page.say("document_needs_look", title=title))
    lines += reason_lines(result.reasons, page, explain=result.explain)
    if result.status == "needs_review":
        lines += _unsure(result, page)
    if result.status != "pass":
        lines += next_step_line(result.reasons, page)
    if result.others is not None:
        lines.append(page.say("document_others", count=result.others, n=page.number(result.others)))
    return Section(tuple(lines[: page.lines]), tuple(_choices(result, page)))


def _which(result: CheckDocumentResult, page: Page) -> Section:
    """List the documents that bear the number that was said."""
    found = listing(result.same_number[: page.lines - 1], page)
    count = page.mint("Documents of that number", len(result.same_number), "count")
    return Section((page.say("document_which", count=count), *found.lines), listed=found.listed)


def _unread(result: CheckDocumentResult, page: Page) -> str:
    if result.refusal is not None:
        return page.say("document_refused", file=result.file, why=_why(result, page))
    code = "document_waiting" if result.state == "awaiting_upload" else "document_reading"
    return page.say(code, file=result.file)


def _why(result: CheckDocumentResult, page: Page) -> str | Fact | None:
    """Return why a file was not read, in the reader's language where there is a sentence for it."""
    code = result.refusal_code or ""
    if not has_sentence(code, page.language):
        return result.refusal
    told = {
        name: page.mint(name, int(value), "count") if str(value).isdigit() else value
        for name, value in result.refusal_details.items()
    }
    return page.say(code, **told)


def _unsure(result: CheckDocumentResult, page: Page) -> list[str]:
    """Point out the field that was read least surely, so that a person knows where to look."""
    doubtful = sorted(
        (field for field in result.fields if field.confidence < UNSURE), key=lambda field: field.confidence
    )
    return [
        page.say(
            "document_unsure",
            field=field_called(field.name, page),
            value=field.value,
        )
        for field in doubtful[:1]
    ]


def _choices(result: CheckDocumentResult, page: Page) -> list[Choice]:
    if result.troubled is not None:
        return [page.choice("ask_failed_documents")]
    if not result.reasons or result.explain:
        return []
    return [page.choice("ask_why_document")]
