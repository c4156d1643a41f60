"""Messages that ask for no number: greetings, thanks, "what can you do", and everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.decision import said_decision, says_to_do
from agent.planner.answer import Plan, PlannedCall, ask, decline
from agent.planner.clause import Clause
from agent.planner.question import SURE
from agent.understanding import Entity, Understanding
from core.message import Choice
from language.format import escape_markup
from language.locales import sentence
from language.pattern import Pattern

_GREETING = Pattern(
    r"^\W*(?:hi+|hello+|hey+)?\W*(?:gm|gd\s*mr?n?g)\W*$|^\W*(?:hi+|hello+|hey+|namaste|namaskar|good\s+(?:morning|afternoon|evening|day)|yo|hola|नमस्ते|नमस्कार)\b",
    re.IGNORECASE,
)
_THANKS = Pattern(
    r"^\W*(?:very\s+well|al+\s*right|all\s+good|cool|super|fine|good)\W*$|^\W*well\s+done\b|"
    r"\b(?:thanks?|thank\s+you|thn?x|than?ku|thn?ks|shukriya|dhanyavaad|dhanyawad|meherbani|cheers|much\s+obliged|got\s+it"
    r"|understood|noted|great|perfect|nice|sadhuvaad|sadhuvad|aa?bhaar|dhon+obad|dhany?avaadalu|nandri|badh?iya|shaba?sh|धन्यवाद)\b|शुक्रिया|साधुवाद|आभार|मेहरबानी|बढ़िया|शाबाश",
    re.IGNORECASE,
)
_HELP = Pattern(
    r"^\W*(?:please\s+|i\s+need\s+)?help(?:\s+me)?\W*$|\bwhat\s+(?:can|do|else\s+can)\s+you\s+(?:do|know)\b|\bwho\s+are\s+you\b|\bhow\s+(?:do|does)\s+(?:you|this)\s+work\b"
    r"|\bwhat\s+(?:can|should)\s+i\s+ask\b|\bcapabilit|\bcommands?\b|\bmenu\b|\bexamples?\b",
    re.IGNORECASE,
)
_DOCUMENTS = Pattern(
    r"\b(?:gst|hsn|tax(?:es)?|invoices?|polic(?:y|ies)|complian(?:ce|t)|legal(?:ly)?|allowed\s+to|rules?\s+(?:for|on|about|of)|licen[cs]e"
    r"|certificates?|warranty|(?:above|below|over|beyond)\s+(?:the\s+)?mrp)\b",
    re.IGNORECASE,
)
_ADDRESS = Pattern(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w[\w.]*", re.IGNORECASE)
"""Of the web or of a mailbox: what stands in one is nobody's words."""
_BYE = Pattern(r"^\W*(?:bye|goodbye|good\s*night|see\s+you)\b", re.IGNORECASE)
_CLOSES = Pattern(
    r"^\W*(?:(?:ok(?:ay)?|so|good|yes|then|right|thanks?)\W+)*(?:(?:that'?s|(?:that|this|it)\s+(?:is|was|will\s+be|much))\s*(?:all|it|enough)?"
    r"|only|enough|bas+|nothing\s+(?:more|else)|no\s+more)(?:\W+(?:only|all|it|is|that|this|much|enough|now|today|for|from\s+(?:me|my\s+side)"
    r"|hello|thanks?|thank\s+you|bye|ok(?:ay)?|bhai|sir|ji))*\W*$",
    re.IGNORECASE,
)
"""Ends the talk: "that's all for today", "only" (बस), perhaps with a blessing."""
_YES_NO = Pattern(r"^\W*(?:yes|yeah|yep|no|nope|confirm|cancel|haan|nahi)\W*$", re.IGNORECASE)
_AFFIRMS = Pattern(
    r"\b(?:ye(?:s|ah|p)|ha+n?|haan?ji|confirm\w*|approv\w*|accept\w*|proceed|pakk[ai])\b|हाँ|हां|पक्का|मंज़ूर",
    re.IGNORECASE,
)
"""A yes to something: "theek hai" where nothing waits has only heard."""
_SHORT = 6
_OFFERING = frozenset({"help", "greeting"})
_REMIND = Pattern(
    r"\bremind\s+(?:me|us)\b|\b(?:set|put)\s+(?:me\s+)?an?\s+(?:reminder|alarm)\b|\byaad\s+(?:dil|kar(?:a|wa))\w*|याद\s+(?:दिल|कर(?:ा|वा))\S*",
    re.IGNORECASE,
)
_TALK = (
    ("help", _HELP, 30),
    ("nothing_pending", _YES_NO, _SHORT),
    ("greeting", _GREETING, _SHORT),
    ("thanks", _THANKS, _SHORT),
    ("goodbye", _BYE, _SHORT),
    ("goodbye", _CLOSES, _SHORT),
)


_AS_TYPED = (_GREETING, _THANKS)
"""What is known by how it was typed, too: "gm" alone greets, and is no gross margin."""


def is_about_documents(understanding: Understanding, parts: Sequence[Clause]) -> bool:
    """Tell whether a message asks for rules or papers rather than for a figure."""
    if not _DOCUMENTS.search(understanding.normalized):
        return False
    tools = {part.intent.tool for part in parts if part.intent}
    return not tools or (
        tools == {"query_kpi"} and not any(entity.kind == "metric" for entity in understanding.entities)
    )


def small_talk(understanding: Understanding) -> tuple[PlannedCall, ...]:
    """Return the polite reply to a message that asks for nothing we can look up."""
    text = _ADDRESS.sub(" ", understanding.normalized)
    for code, pattern, longest in _TALK:
        said = pattern.search(text) or (pattern in _AS_TYPED and pattern.search(understanding.text))
        if len(text.split()) <= longest and said:
            return ask(code, _examples(understanding)) if code in _OFFERING else decline(code)
    if said_decision(understanding.text) == "approve":
        asks_for_it = says_to_do(understanding.text) or _AFFIRMS.search(understanding.text)
        return decline("nothing_pending" if asks_for_it else "thanks")
    return _asked_about(understanding) or nothing_asked(understanding)


def asked_what(understanding: Understanding) -> Plan:
    """Return the question what is wanted: of the thing that is named, or at all."""
    return _asked_about(understanding) or ask("which_request", _examples(understanding))


def _asked_about(understanding: Understanding) -> Plan | None:
    named = [e for e in understanding.entities if e.kind != "metric" and e.score >= SURE]
    if not named or understanding.unknown or named[0].alternatives:
        return None
    return ask("what_about_it", _about(named[0], understanding), name=escape_markup(named[0].name))


def nothing_asked(understanding: Understanding) -> Plan:
    """Return the refusal of what is none of ours; of a reminder with what may be asked for in its place."""
    if _REMIND.search(f"{understanding.text} {understanding.normalized}"):
        return decline("no_reminders")
    return decline("off_topic" if understanding.language == "en" else "not_understood")


def _examples(understanding: Understanding) -> list[Choice]:
    return [
        _choice(code, understanding) for code in ("example_stockout", "example_reorder", "example_revenue")
    ]


def _about(entity: Entity, understanding: Understanding) -> list[Choice]:
    codes = ("about_forecast", "about_reorder", "about_price")
    if entity.kind != "product":
        codes = ("about_stockout", "about_reorder", "about_revenue")
    return [_choice(code, understanding, name=entity.name) for code in codes]


def _choice(code: str, understanding: Understanding, **values: str) -> Choice:
    """The label is in the person's language; the message is for the planner, in English."""
    return Choice(
        label=sentence(code, understanding.language), message=sentence(f"{code}.message", "en", **values)
    )
