""" "In Hindi please": the last answer once more, in the language that is asked for.

For once: how somebody wants to be spoken to from now on is a wish (`wishes`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.planner.answer import Plan, PlannedCall
from agent.planner.changing import CHANGES
from agent.planner.wishes import LANGUAGES, TOOL
from agent.understanding import Focus, Understanding
from language.pattern import Pattern

_OPENS = (
    r"(?:can\s+you|could\s+you|please|pls|ok|say|tell|show|give|repeat|explain|write|translate|same|that|this|it|me|again|to"
    r"|is[ek]o?|isse|yehi?|yahi|wahi|mujhe|muje|phir\s+se|zara|इसे|इसको|यह|यही|वही|मुझे|फिर\s+से|ज़रा)"
)
_CLOSES = (
    r"(?:please|pls|plz|now|again|me(?:in)?|mai|hi|bhi|na|ji|do|de|dijiye|bata\w*|bol\w*|samjha\w*|dikha\w*|kah\w+|likh\w*"
    r"|में|ही|भी|ना|जी|दो|दीजिए|बता\S*|बोल\S*|समझा\S*|दिखा\S*|कह\S*|लिख\S*)"
)
_ONCE = tuple(
    (
        language,
        Pattern(rf"^\W*(?:{_OPENS}\W+)*(?:in\s+|into\s+)?(?:{said})(?:\W+{_CLOSES})*\W*$", re.IGNORECASE),
    )
    for language, said in LANGUAGES
)


def language_asked(text: str, focus: Focus | None) -> str | None:
    """Return the language in which the last answer is to be told again; `None` where none is asked for."""
    if focus is None or not focus.calls or any(call.tool in CHANGES | {TOOL} for call in focus.calls):
        return None
    return next((language for language, once in _ONCE if once.match(text)), None)


def retold(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the calls of the last answer, to be told again; `None` where no language is asked for."""
    focus = understanding.focus
    if focus is None or language_asked(understanding.text, focus) is None:
        return None
    again = tuple(PlannedCall(call.tool, call.arguments) for call in focus.calls)
    return again if all(call.name in tools for call in again) else None
