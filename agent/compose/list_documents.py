"""Tell which documents there are: how many stand how, then a line for each with its first problem."""

from __future__ import annotations

from collections.abc import Sequence

from agent.compose.document_lines import in_language, title_of
from agent.compose.page import Page, Section
from core.fact import Fact
from core.message import Listed
from tools.document_line import ListedDocument
from tools.list_documents import ListDocumentsResult

_ATTENTION = frozenset({"fail", "needs_review"})


def write(result: ListDocumentsResult, page: Page) -> Section:
    """Write the section of a list of documents."""
    head = _head(result, page)
    if not result.lines:
        return Section((head,))
    room = max(page.lines - 2, 1)
    shown = result.lines[:room]
    lines = [head, *(_line(place, one, page) for place, one in enumerate(shown, 1))]
    left = page.number(result.count) - len(shown)
    if left:
        more = page.mint("More documents", left, "count")
        lines.append(page.say("document_more", count=more, n=left))
    elif result.looked_through is not None:
        lines.append(page.say("documents_looked_through", count=result.looked_through))
    return Section(tuple(lines), listed=tuple(_listed(one, page) for one in shown))


def _head(result: ListDocumentsResult, page: Page) -> str:
    """Say how many there are of what was asked for; of several kinds, how many of each."""
    if result.problem is not None:
        return _head_of_problem(result, page)
    asked = frozenset(result.standings)
    kind = "all" if not asked else "attention" if asked == _ATTENTION else "some"
    if len(asked) == 1:
        (kind,) = asked
    n = page.number(result.count)
    if not n:
        return page.say(f"documents_none_{kind}")
    head = page.say(f"documents_{kind}", count=result.count, n=n)
    if len(asked) == 1 or len(result.counts) < 2:
        return head
    parts = [
        page.say(f"documents_part_{standing}", count=count, n=page.number(count))
        for standing, count in result.counts.items()
    ]
    return f"{head} {' · '.join(parts)}"


def _head_of_problem(result: ListDocumentsResult, page: Page) -> str:
    """Say how many have the problem that was asked for."""
    n = page.number(result.count)
    what = page.mint("Problem asked for", page.say(f"problem_{result.problem}"), "text")
    if not n:
        return page.say("documents_none_of_problem", what=what)
    return page.say("documents_of_problem", what=what, count=result.count, n=n)


def listing(lines: Sequence[ListedDocument], page: Page) -> Section:
    """Return documents as numbered lines, each to be pointed at."""
    return Section(
        tuple(_line(place, one, page) for place, one in enumerate(lines, 1)),
        listed=tuple(_listed(one, page) for one in lines),
    )


def _line(place: int, one: ListedDocument, page: Page) -> str:
    mark = page.say("list_number", place=page.mint("Place in the list", place, "count"))
    title = one.file if one.doc_type is None else title_of(one, page)
    said = page.say(f"documents_line_{one.standing}", title=title)
    if one.day is not None:
        said = page.say("documents_line_day", line=said, day=one.day)
    if one.problem is None:
        return f"{mark} {said}"
    problem: Fact = page.mint("Problem", in_language(one.problem.message, page.language), "text")
    return f"{mark} {page.say('documents_line_problem', line=said, problem=problem)}"


def _listed(one: ListedDocument, page: Page) -> Listed:
    """What the line stands for: the check of its document, with the reasons."""
    say = page.to_planner.say
    return Listed(
        name=say("listed_document", doc=one.reference), about=say("ask_listed_document", doc=one.reference)
    )
