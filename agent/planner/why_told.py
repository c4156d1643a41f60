""" "Why are you telling me this?", "yeh kyun bata rahe ho?": by which line or wish it was told."""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall
from agent.planner.wishes import TOOL as WISHES
from agent.understanding import Understanding
from language.pattern import Pattern

LIST = "list_alerts"
_BRIEF = "morning_brief"
_LONGEST = 12
_TELLS = r"(?:tell|show|send|say|inform|notif|alert|warn|messag|ping|text|writ|bother|disturb)\w*"
_THING = r"(?:alerts?|messages?|msgs?|notifications?|warnings?|briefs?|briefing)"
_SENDS = (
    r"(?:bata|bta|bhej|bol|keh|kah|dikha|suna|likh)(?!(?:o|iye|iy[ae]|do|dijiye|na)\b)\w*"
    r"|(?:message|msg|alert|brief|notification)s?\s+(?:kyu\w*|kyo\w*)?\s*(?:aa|mil|bhej)\w*"
)
_BETWEEN = (
    r"(?:\s+(?:ye|yeh|yah|yahi|wo|woh|mujhe|muje|humko|hame|aap|tum|tu|sab|itna|itne|hi|bhi|ab|roz|baar"
    r"|phir|fir))*"
)
_BETWEEN_HINDI = r"(?:\s+(?:यह|ये|यही|वह|मुझे|हमें|आप|तुम|सब|इतना|इतने|ही|भी|अब|रोज़?|बार|फिर))*"
_WHY = r"(?:kyu+n?|kyon?|kisliye|kis\s+liye|kaahe|kahe)"
_ASKED = Pattern(
    rf"\b(?:why|how\s+come)\b[^.?!]{{0,12}}\byou\b[^.?!]{{0,12}}\b(?:sent|told|wrote|{_TELLS})\b"
    rf"|\b(?:why|how\s+come)\b[^.?!]{{0,8}}\b(?:i|we)\b[^.?!]{{0,12}}\b(?:get\w*|got|told|receiv\w*|sent|see\w*|hear\w*)\b"
    rf"|\bwhy\s+(?:(?:is|was|did|do|does|has|have)\s+)?(?:this|that|it|the|these|such)\s+(?:{_THING}\b|(?:sent|told|come|came)\b)"
    rf"|\bwhy\s+(?:this|that|the|an?)?\s*{_THING}\W*$"
    rf"|\b{_WHY}{_BETWEEN}\s+(?:{_SENDS})|\b(?:mujhe|muje|mujhko|humko|hame|hamein)\b[^.?!]{{0,25}}\b{_WHY}\s+(?:{_SENDS}|aa\w*|mil\w*)"
    rf"|\b{_THING}\s+{_WHY}\s+(?:aa\w*|mil\w*|{_SENDS})"
    rf"|(?:क्यों|क्यूँ|क्यूं|किसलिए|किस\s+लिए){_BETWEEN_HINDI}\s+(?:बता|भेज|बोल|कह|दिखा|सुना|लिख)(?!ओ|इए|इये|ना)"
    r"|(?:मुझे|हमें|अलर्ट|संदेश|मैसेज|ब्रीफ़?)[^.?!।]{0,25}(?:क्यों|क्यूँ|क्यूं|किसलिए)\s+(?:आ|मिल|बता|भेज)",
    re.IGNORECASE,
)


def why_told_plan(understanding: Understanding) -> Plan | None:
    """Return the call that tells by which line the last notice was told; `None` where nobody asks that.

    It holds of what comes unasked: alerts, by the lines they are found by, and the morning brief, by
    the person's own wishes. Of any other answer "why?" asks for its reasons.
    """
    focus, text = understanding.focus, understanding.text
    if focus is None or not focus.calls or len(text.split()) > _LONGEST or not _ASKED.search(text):
        return None
    last = focus.calls[-1]
    if last.tool == LIST:
        return (PlannedCall(LIST, {**last.arguments, "why": True}),)
    return (PlannedCall(WISHES, {}),) if last.tool == _BRIEF else None
