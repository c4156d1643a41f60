"""Questions about documents and corrections of what was read from them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.document_choice import choice_of
from agent.planner.document_value import GSTIN, stated_value
from agent.understanding import Understanding
from language.pattern import Pattern

CHECK, CORRECT = "check_document", "correct_document"

_ID = Pattern(r"\bDOC_[0-9A-Za-z_]{1,60}\b", re.IGNORECASE)
_PAPER = (
    r"(?:bills?|invoices?|documents?|receipts?|memos?|(?:credit|debit)\s+notes?|certificates?|claim\s+forms?"
    r"|DOC_\w+|papers?|gst\s+certificate|udyam\s+certificate|photo|scan|pdf|upload)"
)
_THE = r"(?:this|that|the|my|last|latest|newest|a|an|it)"
_CHECK = Pattern(
    rf"\b(?:check|verify|validate|vet|examine|review|inspect|look\s+at|audit)\b[^.?!]{{0,30}}\b{_PAPER}\b"
    rf"|\b{_PAPER}\b[^.?!]{{0,30}}\b(?:ok(?:ay)?|fine|right|correct|valid|genuine|in\s+order|wrong|problem\w*|fail\w*"
    rf"|reject\w*|pass(?:ed)?|status|mistakes?|errors?|anomal\w+)\b"
    rf"|\b(?:what(?:'?s|\s+is)?|anything|something)\b[^.?!]{{0,20}}\bwrong\b[^.?!]{{0,20}}\b{_PAPER}\b"
    rf"|\b(?:is|are)\b\s+{_THE}?\s*{_PAPER}\b[^.?!]{{0,20}}\b(?:ok(?:ay)?|fine|right|correct|valid|good|genuine)\b"
    rf"|\b(?:wrong|amiss|fishy|odd|off|mistakes?|errors?)\b[^.?!]{{0,15}}\b(?:with|in|on|about)\s+(?:this|that|my)\s+{_PAPER}\b"
    rf"|\b(?:why|what)\b[^.?!]{{0,30}}\b{_PAPER}\b[^.?!]{{0,30}}\b(?:fail\w*|reject\w*|wrong|refus\w*)\b"
    rf"|\b(?:show|see|point|mark|highlight)\s+(?:it\s+|me\s+|where\s+)*on\s+{_THE}\s+{_PAPER}\b"
    rf"|\b{_PAPER}\b[^?!]{{0,30}}[.,;]\s*(?:does|did|will|is)\s+it\s+(?:pass|ok(?:ay)?|fine|right|good|stand)\b"
    rf"|\b{_PAPER}\b[^.?!]{{0,30}}\b(?:vet|vetted|vetting)\b"
    rf"|\bwhat\s+does\s+(?:this|that|the|my)\s+{_PAPER}\s+say\b",
    re.IGNORECASE,
)
_FOLLOW_UP = Pattern(
    r"^\W*(?:but\s+|and\s+)?(?:why|how\s+so|what\s+for)\W*$"
    r"|\bwhy\s+(?:did|does|has|is|was)\s+(?:it|this|that)\b[^.?!]{0,20}\b(?:fail\w*|reject\w*|wrong|not\s+pass\w*|refus\w*)\b"
    r"|\b(?:which|what)\s+(?:rules?|clauses?|sections?|laws?|acts?)\b(?!\s+(?:for|on|about)\b)"
    r"|\bwhat(?:'?s|\s+is)?\s+(?:the\s+)?(?:wrong|problem|mistake|error|matter)s?\b(?:\s+with\s+(?:it|this|that))?\W*$"
    r"|^\W*(?:is\s+(?:it|this|that)|was\s+it)\s+(?:ok(?:ay)?|fine|right|correct|valid|in\s+order)\b"
    r"|^\W*(?:check|verify|validate)\s+(?:it|this|that)(?:\s+(?:again|once\s+more))?\W*$"
    r"|\bsee\s+(?:it\s+)?on\s+(?:the\s+)?(?:bill|page|document)\b"
    r"|^\W*(?:so\s+|then\s+|now\s+)*what\s+(?:should|can|must|do|shall)\s+(?:i|we)\s+do\b(?:\s+(?:about|with)\s+(?:it|this|that)|\s+(?:now|then|next))*\W*$",
    re.IGNORECASE,
)
_RULE_ALONE = Pattern(
    r"^\W*(?:by\s+|under\s+)?(?:which|what)\s+(?:rule|clause|section)\W*(?:is\s+(?:it|that))?\W*$",
    re.IGNORECASE,
)
"""Asked of nothing, it can only be of a bill that failed."""
_WHY = Pattern(
    r"\bwhy\b|\b(?:which|what)\s+rules?\b|\b(?:which|what)\s+(?:rules?|clauses?|sections?|laws?|acts?)\b|\bexplain\b|\bdetails?\b",
    re.IGNORECASE,
)
_FIELD = (
    r"(?:(?:seller'?s?|supplier'?s?|buyer'?s?)\s+(?:gstin|gst\s+number|name|address|state)|name"
    r"|(?:(?:invoice|bill|due|issue|claim|order|ack(?:nowledgement)?)\s+)?(?:date|number|no\.?)"
    r"|place\s+of\s+supply|taxable\s+(?:value|amount)|(?:grand\s+)?total(?:\s+amount)?|amount|gstin|gst\s+number"
    r"|cgst|sgst|igst|cess|discount|shipping|round[\s-]?off|irn|order\s+(?:number|no)|reverse\s+charge|currency"
    r"|udyam\s+number|fssai|legal\s+name|trade\s+name|buyer|seller|supplier)"
)
_CORRECT = Pattern(
    rf"\b(?:fix|correct|change|set|make|update|edit|put)\b\s+(?:the\s+|its\s+|that\s+|this\s+)?(?P<field>{_FIELD})"
    rf"(?:\s+(?:of|on|in)\s+(?:the\s+|this\s+|that\s+)?{_PAPER})?\s*(?:to|as|into|=|:|is)\s+(?P<value>.+)$"
    rf"|\b(?:the|its)\s+(?P<field2>{_FIELD})(?:\s+(?:of|on|in)\s+(?:(?:the\s+|this\s+|that\s+)?{_PAPER}|it))?"
    rf"\s+(?:is\s+(?:really\s+|actually\s+)?|should\s+(?:be|read|say)\s+|reads\s+|must\s+be\s+)(?P<value2>.+)$",
    re.IGNORECASE,
)
_CORRECT_OPEN = Pattern(
    rf"^\W*(?:please\s+)?(?:fix|correct|change|edit)\s+(?:the\s+|its\s+)?(?P<field>{_FIELD})"
    rf"(?:\s+(?:of|on|in)\s+(?:the\s+|this\s+|that\s+)?{_PAPER})?\W*$",
    re.IGNORECASE,
)
_MISREAD = Pattern(
    r"\b(?:wrong(?:ly)?|incorrect(?:ly)?)\s+(?:\w+\s+)?read\b|\bread\s+(?:\w+\s+){0,3}(?:wrong(?:ly)?|incorrect(?:ly)?)\b"
    r"|\bmis-?read\b|\bon\s+it\s+should\s+(?:be|read|say)\b",
    re.IGNORECASE,
)
_MENDS = Pattern(
    r"\b(?:theek|thik|tik|sahi|sudhar\w*|durust|fix|correct|galat|glt|wrong\w*|mis-?read)\b|ठीक|सही|सुधार|दुरुस्त|ग़?लत|ग़लत",
    re.IGNORECASE,
)
"""Wants a field put right, or says that it was read wrongly."""
_FIELD_SAID = Pattern(rf"\b{_FIELD}", re.IGNORECASE)
_VALUE = Pattern(
    r"(?:\b(?:is|are|be|was|to|as|reads?|say|make\s+it|really|actually|one\s+is)\b|[:=])(?!\s+(?:wrong|incorrect|read|misread))\s*"
    r"(?:(?:is|be|to|really|actually|only|rs\.?|₹)\s+)*(?P<value>(?=\S*[\dA-Z])[^,;]*(?:,\d[^,;]*)*)",
)
"""The value a field is to have: after "is", "should be", "to", and with a digit or a capital letter."""
_CORRECTION_ENDS = Pattern(
    r"(?:[,;]?\s*(?:only|(?:it\s+was|was|you|but\s+(?:it\s+was|you))\s+(?:mis-?)?read\s+.+|(?:and\s+|but\s+)?not\s+.+|and\s*$|please|kindly|correct(?:\s+it)?|fix(?:\s+it)?|instead\s+of\s+.+|in\s+the\s+bill|(?<=\d)\s+do(?:\s+it)?))+\s*[.!]?$",
    re.IGNORECASE,
)
_GROUNDS = Pattern(r"\b(?:grounds?|reasons?|clause|rule|quote)\b", re.IGNORECASE)
_RULE = Pattern(r"\b(?:rules?|clauses?|sections?|laws?|acts?)\b", re.IGNORECASE)
_ASKS = Pattern(r"\?\s*$|^\W*(?:should|would|could|can|what|which|why|how)\b", re.IGNORECASE)
_OF_ANY = Pattern(
    r"\b(?:without|lacks?|hand-?\s?written|kach?cha\w*|bina|bagair|vagar)\b[^.!]*\b(?:valid|allowed|accept\w*|legal|fine|ok(?:ay)?|mandatory|chal\w*)\b"
    r"|(?:कच्चा|कच्चे|बिना|बग़?ैर)[^.!]*(?:मान्य|वैध|चल\S*)",
    re.IGNORECASE,
)
"""Asks of any such paper whether it holds, not of the one that was sent: "is a bill without GSTIN valid?"."""
_PAPER_SAID = Pattern(rf"\b{_PAPER}\b", re.IGNORECASE)


def asks_rule(text: str) -> bool:
    """Tell whether a message asks by which rule a document was judged."""
    return _RULE.search(text) is not None


def asks_rule_alone(text: str) -> bool:
    """Tell whether a message asks by which rule, and says nothing else."""
    return _RULE_ALONE.search(text) is not None


def states_correction(text: str) -> bool:
    """Tell whether a text names a field, gives it a value and wants it put right."""
    return _MENDS.search(text) is not None and stated_value(text) is not None


def document_plan(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return what to do where a message is about a document; `None` where it is not.

    A follow-up ("why?", "which rule?", "fix the date to …") is about the document the thread
    was about; without one it is about something else.
    """
    if CHECK not in tools:
        return None
    focus = understanding.focus
    reworded = understanding.stands_for or understanding.language != "en" or (focus and focus.unfinished)
    text = understanding.normalized if reworded else understanding.text
    named = _ID.search(text) or _ID.search(understanding.text)
    carried = focus.document if focus else None
    doc_id = f"DOC_{named[0][4:]}" if named else carried
    about = named is not None or _PAPER_SAID.search(text) is not None
    sure = about or _last_was_document(understanding)
    correction = (
        _stated(understanding, doc_id, sure=sure)
        or _correction(text, doc_id, sure=sure)
        or _correction(understanding.normalized, doc_id, sure=sure)
    )
    if correction is None and _MISREAD.search(understanding.normalized):
        read = correction_as_asked(understanding)
        correction = read if read and read[0].name == CORRECT else None
    if correction is not None:
        return correction
    of_any = named is None and _OF_ANY.search(f"{text} {understanding.text}") is not None
    asked = (_CHECK.search(text) and not of_any) or (named and _names_only(text))
    follows = carried is not None and _FOLLOW_UP.search(text) and _last_was_document(understanding)
    asked = asked or (focus is None and asks_rule_alone(text))
    if not asked and not follows:
        return None
    choice = {} if named or follows else choice_of(understanding)
    arguments: dict[str, Any] = dict(choice)
    if doc_id is not None and not choice and (named or follows or not _is_newest(text)):
        arguments["doc_id"] = doc_id
    said = f"{text} {understanding.normalized}"
    if _WHY.search(said) or _GROUNDS.search(said):
        arguments["explain"] = True
    return (PlannedCall(CHECK, arguments),)


def check_as_asked(understanding: Understanding) -> Plan | None:
    """Return the call that checks the document a message speaks of; `None` where it speaks of none."""
    text = f"{understanding.text} {understanding.normalized}"
    named = _ID.search(text)
    if named is None and not _PAPER_SAID.search(text):
        return None
    arguments: dict[str, Any] = {"doc_id": f"DOC_{named[0][4:]}"} if named else choice_of(understanding)
    if _WHY.search(text) or _GROUNDS.search(text):
        arguments["explain"] = True
    return (PlannedCall(CHECK, arguments),)


def correction_as_asked(understanding: Understanding) -> Plan | None:
    """Return the correction of a field a message names; `None` where it names none."""
    reworded = understanding.language != "en" or _CORRECT.search(understanding.normalized)
    text = understanding.normalized if reworded else understanding.text
    named = _ID.search(text)
    told = _correction(text, f"DOC_{named[0][4:]}" if named else None, sure=True)
    if told is not None and told[0].name == CORRECT:
        return told
    stated = stated_value(understanding.text) or (
        stated_value(understanding.normalized) if reworded else None
    )
    if stated is not None:
        asked = {"field": stated[0], "value": stated[1]}
        return (PlannedCall(CORRECT, {**({"doc_id": f"DOC_{named[0][4:]}"} if named else {}), **asked}),)
    field = _FIELD_SAID.search(text)
    if field is None:
        return None
    rest = (text[: field.start()] + " " + text[field.end() :]).replace(named[0] if named else "\0", " ")
    value = _VALUE.search(rest)
    if value is None:
        return ask("which_value_document", resume=f"{text.strip(' .!')} to {{answer}}")
    said = _CORRECTION_ENDS.sub("", value["value"]).strip(" .,!\"'")
    asked = {"field": _field_name(field[0]), "value": said}
    return (PlannedCall(CORRECT, {**({"doc_id": f"DOC_{named[0][4:]}"} if named else {}), **asked}),)


def arrived_plan(understanding: Understanding) -> tuple[PlannedCall, ...]:
    """Return the call that tells of a document whose reading has ended, where the message is for that."""
    doc_id = understanding.context.get("document")
    if not isinstance(doc_id, str) or not _ID.fullmatch(doc_id):
        return ()
    return (PlannedCall(CHECK, {"doc_id": doc_id}),)


def _stated(understanding: Understanding, doc_id: str | None, *, sure: bool) -> Plan | None:
    """Return the correction of a named document whose field and value stand in the person's own words."""
    mends = _MENDS.search(understanding.text) is not None
    stated = stated_value(understanding.text) if sure and (doc_id is not None or mends) else None
    if stated is None or _CORRECT.search(understanding.text):
        return None
    named = {"doc_id": doc_id} if doc_id is not None else {}
    return (PlannedCall(CORRECT, {**named, "field": stated[0], "value": stated[1]}),)


def _correction(text: str, doc_id: str | None, *, sure: bool) -> Plan | None:
    """Return the correction a message makes; a question about a field makes none."""
    if not sure or _ASKS.search(text):
        return None
    match = _CORRECT.search(text)
    if match is None:
        left = _CORRECT_OPEN.search(text)
        if left is None or doc_id is None:
            return None
        return ask("which_value_document", resume=f"{text.strip(' .!')} to {{answer}}")
    field, value = match["field"] or match["field2"], match["value"] or match["value2"]
    if GSTIN.search(value) and "gstin" not in field.lower():
        field = f"{field} gstin"  # "the GSTIN of the seller is …"
    arguments = {"field": _field_name(field), "value": _CORRECTION_ENDS.sub("", value).strip(" .!\"'")}
    return (PlannedCall(CORRECT, {**({"doc_id": doc_id} if doc_id else {}), **arguments}),)


def _field_name(said: str) -> str:
    name = " ".join(said.split()).lower().replace("'s", "").replace(".", "")
    return re.sub(r"\bno$", "number", name)


def _last_was_document(understanding: Understanding) -> bool:
    """Tell whether the thread is about one document: the last call's, or a list's whose line was told."""
    focus = understanding.focus
    if focus is None:
        return False
    tools = {call.tool for call in focus.calls}
    of_line = focus.line is not None and focus.document is not None and "list_documents" in tools
    return of_line or bool(tools & {CHECK, CORRECT})


def _names_only(text: str) -> bool:
    return len(text.split()) <= 6


def _is_newest(text: str) -> bool:
    """Tell whether the message means the newest document rather than the one talked about."""
    return re.search(r"\b(?:last|latest|newest|new)\b", text, re.IGNORECASE) is not None
