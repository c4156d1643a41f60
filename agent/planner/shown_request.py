"""What is said of the one price change that was just shown to be decided on: "reject, too low", "240 kar do".

Its buttons name it and carry the mark of what was seen; a person's words do neither. What they say stands
for the button's message, with the reason or the price put to it, so that it is previewed and refused as ever.
"""

from __future__ import annotations

import re

from agent.decision import Decision, said_decision
from agent.decision_words import EDIT, FILLER, MAKE, WANTS_MORE, YES, folded
from agent.understanding import Focus
from language.numbers import find_numbers
from language.pattern import Pattern

_MESSAGES: dict[Decision, Pattern] = {
    "approve": Pattern(r"^(?:approve|accept) price change (?P<id>PC_[0-9a-f]+)\b", re.IGNORECASE),
    "reject": Pattern(r"^reject (?:price change )?(?P<id>PC_[0-9a-f]+)\b", re.IGNORECASE),
    "edit": Pattern(r"^change the price of (?P<id>PC_[0-9a-f]+)\b", re.IGNORECASE),
}
"""What the buttons under a request say to the planner."""

_LONGEST = 240
_BREAK = Pattern(
    r"\s*[,;:!।–—]+\s*|\s+-+\s+|\.\s+|\s+(?=(?:because|since|as\s+(?:it|that|this|the)|kyu+n?ki|kyo+n?ki|क्योंकि|क्यूँकि)(?!\S))",
    re.IGNORECASE,
)
_BECAUSE = Pattern(
    r"^(?:because(?:\s+of)?|since|as|for|reason\s*(?:is|:)?|kyu+n?ki|kyo+n?ki|क्योंकि|क्यूँकि)\s+", re.IGNORECASE
)
_REFUSES = Pattern(
    r"^\W*(?:please\s+|pls\s+|kindly\s+)?(?:reject\w*|declin\w*|refus\w*|veto|deny|disapprove)"
    r"(?:\s+(?:it|this|that|the\s+(?:request|change|price)|kar\s*d[oe]|kar[oe]?|kijiye|kar\s+dijiye))?\s+(?P<reason>\S.*)$"
    r"|^\W*(?:[iu]s(?:e|ko)\s+)?(?:mana|radd|namanzoor|inka+r|reject)\s+(?:kar\s*d[oe]|karo|kar\s+dijiye|kijiye)\s+(?P<hinglish>\S.*)$"
    r"|^\W*(?:[इउ]स(?:े|को)\s+)?(?:मना|रद्द|नामंज़?ूर|अस्वीकार|रिजेक्ट)\s+(?:कर\s*द[ोे]|करो|कर\s+दीजिए|कीजिए|करें)\s+(?P<hindi>\S.*)$",
    re.IGNORECASE,
)
"""A refusal whose reason follows without a comma."""
_PRICE_WORDS = frozenset(
    folded(
        """
        at to for only instead max maximum just price rate rupees rupee rs inr it its this agree agreed but
        not par pe ka ki ke ko mein me rupay rupaye rupaiya bhav daam dam kimat keemat rakh iska sirf
        पर का की के को में रुपये रुपए रुपया रेट दाम भाव क़ीमत कीमत इसका सिर्फ़ सिर्फ केवल
        """
    )
)


def decided_of_shown(said: str, focus: Focus | None) -> str | None:
    """Return the message that a person's words stand for; `None` where they decide on nothing shown.

    Args:
        said: The message as it was written.
        focus: What the thread is about, with what the last reply offered.
    """
    offered = _offered(focus)
    if not offered or not said.strip() or len(said) > _LONGEST or said.rstrip().endswith("?"):
        return None
    decision = said_decision(said)
    if decision is not None:
        return offered[decision]
    priced = _priced(said, offered)
    if priced is not None:
        return priced
    return _reasoned(said, offered["reject"])


def _offered(focus: Focus | None) -> dict[Decision, str]:
    """Return what the buttons under the last reply say, where they are of one request; else nothing.

    Of a list of one that waits, it is what its line says.
    """
    if focus is None:
        return {}
    messages = [choice.message for choice in focus.choices]
    if len(messages) == 1 == len(focus.listed) and messages[0] == focus.listed[0].about:
        (line,) = focus.listed
        named = _MESSAGES["reject"].match(line.reject)
        messages = [line.accept, line.reject, f"change the price of {named['id']}" if named else ""]
    found: dict[Decision, str] = {}
    ids: set[str] = set()
    for message in messages:
        for decision, pattern in _MESSAGES.items():
            if (match := pattern.match(message)) is not None:
                found[decision] = message
                ids.add(match["id"].casefold())
    return found if len(found) == len(_MESSAGES) and len(ids) == 1 else {}


def _priced(said: str, offered: dict[Decision, str]) -> str | None:
    """Return the yes to another price, or the question which; `None` where no price is all that is said."""
    numbers = find_numbers(said)
    if len(numbers) != 1 or numbers[0].value <= 0:
        return None
    (number,) = numbers
    around = folded(f"{said[: number.start]} {said[number.start + len(number.text) :]}")
    if not all(word in group for word in around for group in [YES | MAKE | FILLER | EDIT | _PRICE_WORDS]):
        return offered["edit"] if number.kind == "percent" and (EDIT | MAKE) & set(around) else None
    if number.kind == "percent":
        return offered["edit"]
    match = _MESSAGES["edit"].match(offered["edit"])
    assert match is not None  # noqa: S101 - `_offered` found it by this
    return f"approve price change {match['id']} at {number.value:f}"


def _reasoned(said: str, reject: str) -> str | None:
    """Return a refusal with its reason, whichever of the two is said first."""
    if WANTS_MORE.search(said) and "?" in said:
        return None
    head, *rest = _BREAK.split(said.strip(), maxsplit=1)
    reason = rest[0] if rest else ""
    if not rest or said_decision(head) != "reject":
        first, *last = re.split(r"\s*[,;।]\s*", said.strip(" .!।"))
        if last and said_decision(last[-1]) == "reject" and said_decision(first) is None:
            reason = ", ".join((first, *last[:-1]))
        else:
            found = _REFUSES.match(said.strip())
            reason = next((one for one in found.groups() if one), "") if found else ""
    reason = _BECAUSE.sub("", reason).strip(" .,;:!-–—।")
    return f"{reject} because {reason}" if reason else None
