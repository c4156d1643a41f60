"""Tell what a passage says, in its own words, with its source; or that nothing does, and what comes near."""

from __future__ import annotations

from agent.compose.addressed import speaks_to_us
from agent.compose.page import Page, Section
from tools.knowledge_passage import KnowledgePassage
from tools.search_knowledge import SearchKnowledgeResult

MOST_LINES = 5
MOST_NEAREST = 3
MOST_OTHERS = 2
MOST_RATES = 2


def write(result: SearchKnowledgeResult, page: Page) -> Section:
    """Write the section of one search."""
    if not result.passages:
        return Section(tuple(_not_found(result, page)), refused=True)
    best = result.passages[0]
    if not result.found:
        nearest = _nearest(result, best, page) if result.near else []
        choices = (page.choice("ask_whole_clause"),) if nearest and not result.whole else ()
        return Section(tuple(nearest or _not_found(result, page)), choices, asked=len(nearest), refused=True)
    lines = _quoted(best, page, most=len(best.lines) if result.whole else MOST_LINES)
    if not lines:
        return Section(tuple(_not_found(result, page)), refused=True)
    if not result.sure:
        lines.insert(0, page.say("knowledge_on_the_matter"))
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


def _nearest(result: SearchKnowledgeResult, best: KnowledgePassage, page: Page) -> list[str]:
    """Say that it is not stated, and show the nearest passage; nothing where that may not be shown."""
    shown = _quoted(best, page, most=len(best.lines) if result.whole else MOST_NEAREST)
    if not shown:
        return []
    lines = [_searched("knowledge_not_stated", result, page), *shown]
    lines.append(page.say("knowledge_source", source=page.cite(result.citations[0])) + _dates(best, page))
    if best.second_hand:
        lines.append(page.say("knowledge_second_hand"))
    return lines


def _searched(code: str, result: SearchKnowledgeResult, page: Page) -> str:
    """Say what was looked through, and of which day if one was asked about."""
    said = {
        "searched": page.mint("Searched", page.say("knowledge_searched"), "text"),
        "count": result.searched,
    }
    number = page.number(result.searched)
    if result.on is None:
        return page.say(code, n=number, **said)
    return page.say(f"{code}_on", n=number, day=page.mint("Day", result.on, "date"), **said)


def _not_found(result: SearchKnowledgeResult, page: Page) -> list[str]:
    lines = [_searched("knowledge_not_found", result, page)]
    if result.lacks:
        lines.append(page.say("knowledge_lacks", thing=page.mint("Asked about", result.lacks, "text")))
    lines += _own_rates(result, page)
    if result.passages:
        nearest = result.passages[0]
        name = nearest.heading if nearest.heading == nearest.title else f"{nearest.title}: {nearest.heading}"
        lines.append(page.say("knowledge_nearest", heading=page.mint("Heading", name, "text")))
    return lines


def _own_rates(result: SearchKnowledgeResult, page: Page) -> list[str]:
    """Say what the product list says of the good's tax: it is no rule, but what the shop reckons with."""
    lines: list[str] = []
    for one in result.own_rates[:MOST_RATES]:
        goods = ", ".join(page.say("kpi_product", name=name) for name in one.products)
        if one.more is not None:
            goods = page.say("knowledge_own_rate_more", goods=goods, count=one.more)
        lines.append(page.say("knowledge_own_rate", rate=one.rate, goods=goods))
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
