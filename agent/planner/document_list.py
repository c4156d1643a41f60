"""Questions about many documents: which failed, how many need review, those of a supplier or a month."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import cut
from agent.planner.document_kind import named_kinds
from agent.planner.document_problem import problem_asked
from agent.planner.exporting import asks_for_file
from agent.planner.limit import limit_of
from agent.planner.supplier import supplier_of
from agent.understanding import Understanding
from language.numbers import WORDS
from language.pattern import Pattern

LIST = "list_documents"
_LISTED, _MOST_LISTED = 10, 25

_SALE = r"bills?|invoices?|receipts?|(?:cash\s+)?memos?"
_OTHER = (
    r"documents?|papers|paperwork|certificates?|(?:credit|debit)\s+notes?|claim\s+forms?"
    r"|bills?\s+of\s+supply|uploads"
)
_PAPER = rf"(?:{_SALE}|{_OTHER})"
_MANY = (
    r"(?:bills|invoices|receipts|memos|documents|papers|certificates|(?:credit|debit)\s+notes|claim\s+forms"
    r"|uploads)"
)
_FAIL = r"fail\w*|reject\w*|invalid|not\s+pass\w*|not\s+was"
_WRONG = (
    r"wrong|incorrect|bad|faulty|errors?|mistakes?|problems?|issues?|unusual|not\s+(?:ok(?:ay)?|right|correct"
    r"|fine|valid|in\s+order)|mismatch\w*|discrepanc\w*|anomal\w*|irregular\w*"
)
_REVIEW = (
    r"review\w*|need(?:s|ing)?\s+(?:a\s+|my\s+|to\s+be\s+)?(?:check\w*|look\w*|attention|verif\w*)"
    r"|to\s+(?:be\s+)?(?:check\w*|look\w*|verif\w*)|should\s+(?:i|we)\s+(?:check|look|review|verify|see)"
    r"|doubtful|unsure|to\s+(?:go|look|read)\s+(?:over|through|into|at)|second\s+look|a\s+look"
)
_WAITS = (
    r"waiting|awaiting|pending|left|remaining|open|stuck|held|on\s+hold|hanging|unresolved|unreviewed|unchecked|unverified|(?:still\s+)?(?:to\s+be|yet\s+to\s+be|not\s+yet)\s+(?:looked|seen|checked|reviewed)"
    r"|human|to\s+see|to\s+check|to\s+be\s+reviewed"
)
_GOOD = r"pass\w*|in\s+order|ok(?:ay)?|fine|valid|clean|correct|right|good"
_REFUSED = (
    r"(?:could\s+)?not\s+(?:be\s+)?read(?:able)?|read\s+not\b|cannot\s+(?:be\s+)?read|(?:not\s+able|unable)\s+to\s+read"
    r"|unread(?:able)?|illegible|refused"
)
_READING = r"(?:still\s+)?being\s+read|still\s+reading|in\s+(?:the\s+)?queue|queued"
_UNSEEN = (
    r"(?:check\w*|see[ns]?|look\w*|review\w*)\s+not|not\s+(?:yet\s+|been\s+)*(?:check|see|look|review|verif)\w*"
    r"|(?:check\w*|review\w*|look\w*)\s+for\s+other"
)
_STANDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_UNSEEN, ("needs_review",)),
    (_REFUSED, ("refused",)),
    (_READING, ("reading",)),
    (_FAIL, ("fail",)),
    (_WAITS, ("needs_review",)),
    (_WRONG, ("fail", "needs_review")),
    (_REVIEW, ("fail", "needs_review")),
    (_GOOD, ("pass",)),
)
_ANY_STANDING = "|".join(pattern for pattern, _ in _STANDINGS)
_WHICH = (
    r"(?:which|what|how\s+many|number\s+of|count|any|anything|something"
    r"|are\s+there|do\s+(?:i|we)\s+have|who(?:se)?)"
)
_SHOW = (
    r"(?:show|list|give|see|view|display|find|get|all|every|open"
    r"|furnish|share|provide|produce|pull|fetch|bring|send)"
)
_ASKS_STANDING = Pattern(
    rf"\b(?:{_WHICH}|{_SHOW})\b[^.?!]{{0,40}}\b{_PAPER}\b[^.?!]{{0,50}}\b(?:{_ANY_STANDING})\b"
    rf"|\b(?:{_WHICH}|{_SHOW})\b[^.?!]{{0,30}}\b(?:{_ANY_STANDING})\b[^.?!]{{0,25}}\b{_PAPER}\b"
    rf"|\b{_PAPER}\s+(?:which|that|those)\b[^.?!]{{0,20}}\b(?:{_ANY_STANDING})\b"
    rf"|\b{_PAPER}\b[^.?!]{{0,12}}\b(?:how\s+many|which)\b[^.?!]{{0,20}}\b(?:{_ANY_STANDING})\b"
    rf"|^\W*(?:{_ANY_STANDING})\s+{_MANY}\b|^\W*{_MANY}\s+with\s+(?:{_WRONG})\b",
    re.IGNORECASE,
)
_ASKS_ALL = Pattern(
    rf"\b{_SHOW}\b\s+(?:me\s+|us\s+)?(?:all\s+|every\s+)?(?:of\s+)?(?:the\s+|my\s+|our\s+|uploaded\s+)*[^.?!]{{0,30}}\b{_MANY}\b"
    rf"|\b(?:list|show)\b[^.?!]{{0,20}}\ball\b[^.?!]{{0,20}}\b{_PAPER}\b|\b{_PAPER}\s+list\b|\blist\s+of\b[^.?!]{{0,20}}\b{_PAPER}\b"
    rf"|\b(?:which|what|how\s+many)\b[^.?!]{{0,20}}\b{_PAPER}\b[^.?!]{{0,25}}\b(?:sent|send|upload\w*|receiv\w*|came|submit\w*)\b"
    rf"|^\W*(?:my|our|all)\s+(?:\w+\s+)?{_MANY}\W*$",
    re.IGNORECASE,
)
_SO_MANY = rf"(?!1\b|one\b|zero\b)(?:\d{{1,2}}|{'|'.join(WORDS)})"
_SEVERAL = Pattern(
    rf"\b(?:{_SHOW}|last|latest|recent|newest|first|any|end)\b(?:\s+(?:me|us|the|last|latest|recent|end))*\s+{_SO_MANY}\s+(?:\w+\s+)?{_PAPER}\b"
    rf"|^\W*{_SO_MANY}\s+(?:\w+\s+)?{_PAPER}\b",
    re.IGNORECASE,
)
"""So many of them, which is more than one."""
_SHOWS_ANY = Pattern(rf"\b{_SHOW}\b[^.?!]{{0,40}}\b{_PAPER}\b", re.IGNORECASE)
"""In Hindi one bill and many are the same word."""
_STANDS_BEFORE = Pattern(rf"\b(?:{_ANY_STANDING})\s+(?:\w+\s+)?{_PAPER}\b", re.IGNORECASE)
_INVOICE = Pattern(r"invoice|इनवॉ?इस|इन्वॉ?इस", re.IGNORECASE)
"""The planner's English calls every बिल an invoice; who says invoice means no receipt."""
_HINDI = Pattern(r"\b(?:ke|ki|dikha\w*|bata\w*|hain|kaun\w*|kitn[ei])\b", re.IGNORECASE)
_ONE = Pattern(
    r"\bDOC_\w+|\b(?:this|that|it|the|my|last|latest|newest)\s+(?:(?:gst|udyam|msme|last|latest|newest|credit|debit)\s+)?"
    r"(?:bill|invoice|document|receipt|certificate|memo|note|paper|one)\b(?!\s+list)",
    re.IGNORECASE,
)
_OF_ELSE = Pattern(
    r"\b(?:prices?|sales|revenue|stock|forecasts?|margins?|(?:bill|invoice|document)\s+(?:value|size|amount)s?"
    r"|mention\w*|says?|about|regarding|average|export|download|csv|xlsx|excel)\b",
    re.IGNORECASE,
)
_NEEDED_FOR = Pattern(
    rf"\bfor\s+(?:\w+\s+){{0,2}}?(?:what|which)\s+(?:all\s+)?(?:{_OTHER})\b"
    rf"|\b(?:what|which)\s+(?:\w+\s+)?(?:{_OTHER})\b[^.?!]{{0,15}}\b(?:need(?:ed)?|require[ds]?|necessary|submit|produce)\b[^.?!]{{0,12}}\b(?:for|to)\b",
    re.IGNORECASE,
)
"""Papers that something takes are none that were sent: "what papers do I need for a visa"."""
_COUNTS_SALES = Pattern(r"\b(?:how\s+many|number\s+of)\s+(?:bills|invoices|receipts)\b", re.IGNORECASE)


def document_list_plan(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the call that lists documents where a message asks for several; `None` where it does not."""
    if LIST not in tools:
        return None
    text, hindi = understanding.normalized, _is_hindi(understanding)
    if problem_asked(understanding) is not None:
        return _listing(understanding, "")
    if _ONE.search(text) or _OF_ELSE.search(text):
        return None
    standing = _ASKS_STANDING.search(text)
    if standing is None and understanding.period is None and _NEEDED_FOR.search(text):
        return None
    if (
        standing is None
        and not _ASKS_ALL.search(text)
        and not _SEVERAL.search(text)
        and not (hindi and (_SHOWS_ANY.search(text) or supplier_of(understanding)))
        and not (_COUNTS_SALES.search(text) and supplier_of(understanding))
    ):
        return None
    if standing is None and hindi:
        standing = _STANDS_BEFORE.search(text)
    return _listing(understanding, standing[0] if standing is not None else "")


def _listing(understanding: Understanding, asked: str) -> Plan:
    """Return the call; `asked` is the part that tells how the documents stand."""
    text, hindi = understanding.normalized, _is_hindi(understanding)
    arguments: dict[str, Any] = {}
    problem = problem_asked(understanding)
    if problem is not None:
        arguments["problem"] = problem
    standings = _standings(asked) if problem is None else ()
    if standings:
        arguments["standings"] = list(standings)
    doc_types = named_kinds(text)
    if doc_types and not (hindi and doc_types == ("invoice",) and not _INVOICE.search(understanding.text)):
        arguments["doc_types"] = list(doc_types)
    supplier = supplier_of(understanding)
    if supplier:
        arguments["supplier"] = supplier
    period = understanding.period
    if period is not None:
        arguments["period"] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    arguments |= limit_of(cut(understanding, (0, len(text))).masked, _MOST_LISTED, _LISTED)
    return (PlannedCall(LIST, arguments),)


def list_as_asked(understanding: Understanding) -> Plan | None:
    """Return the call that lists the documents a message is about; `None` where it may be about sales."""
    text = understanding.normalized
    planned = _listing(understanding, text)
    tells = {"standings", "supplier"} & planned[0].arguments.keys()
    papers = re.search(rf"\b{_PAPER}\b", text, re.IGNORECASE) or "supplier" in planned[0].arguments
    other = (
        not papers
        or _OF_ELSE.search(text)
        or asks_for_file(text)
        or _ONE.search(text)
        or (understanding.period is None and _NEEDED_FOR.search(text))
        or (_COUNTS_SALES.search(text) and not tells)
    )
    return None if other else planned


def _is_hindi(understanding: Understanding) -> bool:
    """Tell whether the message is Hindi, though names make most of it up."""
    return understanding.language != "en" or _HINDI.search(understanding.text) is not None


def _standings(asked: str) -> tuple[str, ...]:
    return next(
        (
            standings
            for words, standings in _STANDINGS
            if re.search(rf"\b(?:{words})\b", asked, re.IGNORECASE)
        ),
        (),
    )
