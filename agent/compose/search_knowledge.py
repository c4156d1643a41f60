"""Tell what a passage says, in its own words, with its source; or that nothing was found."""

from __future__ import annotations

from agent.compose.addressed import speaks_to_us
from agent.compose.page import Page, Section
from tools.knowledge_passage import KnowledgePassage
from tools.search_knowledge import SearchKnowledgeResult

MOST_LINES = 5
MOST_OTHERS = 2


def write(result: SearchKnowledgeResult, page: Page) -> Section:
    """Write the section of one search."""
    if not result.found or not result.passages:
        return Section(tuple(_not_found(result, page)), refused=True)
    best = result.passages[0]
    lines = _quoted(best, page, most=len(best.lines) if result.whole else MOST_LINES)
    if not lines:
        return Section(tuple(_not_found(result, page)), refused=True)
    lines.append(page.say("knowledge_source", source=page.cite(result.citations[0])) + _dates(best, page))
    if best.second_hand:
        lines.append(page.say("knowledge_second_hand"))
    if result.now is not None:
        lines += _since(result, result.now, page)
    elif best.standing == "superseded":
        lines.append(page.say("knowledge_no_longer"))
    others = result.citations[1 : 1 + MOST_OTHERS]
    if others and not result.whole and result.now is None:
        lines.append(page.say("knowledge_see_also", sources="; ".join(map(page.cite, others))))
    choices = () if result.whole else (page.choice("ask_whole_clause"),)
    return Section(tuple(lines), choices, asked=len(lines))


def _not_found(result: SearchKnowledgeResult, page: Page) -> list[str]:
    said = {
        "searched": page.mint("Searched", page.say("knowledge_searched"), "text"),
        "count": result.searched,
    }
    number = page.number(result.searched)
    if result.on is None:
        lines = [page.say("knowledge_not_found", n=number, **said)]
    else:
        day = page.mint("Day", result.on, "date")
        lines = [page.say("knowledge_not_found_on", n=number, day=day, **said)]
    if result.lacks:
        lines.append(page.say("knowledge_lacks", thing=page.mint("Asked about", result.lacks, "text")))
    if result.passages:
        nearest = result.passages[0]
        name = nearest.heading if nearest.heading == nearest.title else f"{nearest.title}: {nearest.heading}"
        lines.append(page.say("knowledge_nearest", heading=page.mint("Heading", name, "text")))
    return lines


def _quoted(passage: KnowledgePassage, page: Page, *, most: int) -> list[str]:
    """Return the passage's sentences, but for those that speak to the copilot; several stand as points."""
    shown = [line for line in passage.lines if not speaks_to_us(str(line.value))][:most]
    if len(shown) == 1:
        return [page.say("knowledge_line", line=shown[0])]
    return [page.say("knowledge_point", line=line) for line in shown]


def _dates(passage: KnowledgePassage, page: Page) -> str:
    """Say from when to when a passage holds, where it does not simply hold."""
    since, until = passage.effective_from, passage.effective_to
    if passage.standing == "in_force" and since is None:
        return ""
    if until is not None:
        last = page.mint("Until", until, "date")
        if since is None:
            return page.say("knowledge_held_until", until=last)
        return page.say("knowledge_held", since=page.mint("Since", since, "date"), until=last)
    return page.say("knowledge_since", since=page.mint("Since", since, "date"))


def _since(result: SearchKnowledgeResult, now: KnowledgePassage, page: Page) -> list[str]:
    """Tell that the passage no longer holds, and what does."""
    first = (
        page.say("knowledge_now_since", since=page.mint("Since", now.effective_from, "date"))
        if now.effective_from
        else page.say("knowledge_now")
    )
    return [
        first,
        *_quoted(now, page, most=2),
        page.say("knowledge_source", source=page.cite(result.citations[-1])),
    ]
