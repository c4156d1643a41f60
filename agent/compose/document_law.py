"""By which law a document was judged: its clause, since when it holds, and where its text was read."""

from __future__ import annotations

import re

from agent.compose.page import Page
from tools.document_facts import DocumentReason

_SITE = re.compile(r"\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
_OFFICIAL = re.compile(r"\.(?:gov|nic)\.in$", re.IGNORECASE)
_HEARSAY = "second-hand: "


def law_lines(reason: DocumentReason, page: Page) -> list[str]:
    """Return the law first, then where its text was read; others' retelling of it is named as such."""
    lines: list[str] = []
    if reason.clause:
        clause = page.mint("Clause", reason.clause, "text")
        if reason.since is None:
            lines.append(page.say("document_law", clause=clause))
        else:
            since = page.mint("In force since", reason.since, "date")
            lines.append(page.say("document_law_since", clause=clause, since=since))
    if reason.source and reason.source != reason.clause:
        code = "document_second_hand" if is_second_hand(reason.source) else "document_source"
        source = page.mint("Source", reason.source.removeprefix(_HEARSAY), "text")
        lines.append(page.say(code, source=source))
    return lines


def is_second_hand(source: str) -> bool:
    """Tell whether a source is the word of others: a site that is not the government's.

    >>> is_second_hand("gstvidhi.com, Rule 46"), is_second_hand("einv-apisandbox.nic.in/irn.html")
    (True, False)
    """
    sites = [match.group() for match in _SITE.finditer(source)]
    return source.startswith(_HEARSAY) or any(_OFFICIAL.search(site) is None for site in sites)
