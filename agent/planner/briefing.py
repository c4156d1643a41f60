"""The morning brief and the weekly summary, asked for in words."""

from __future__ import annotations

import re
from datetime import timedelta

from agent.planner.answer import Plan, PlannedCall
from agent.understanding import Understanding
from language.pattern import Pattern

BRIEF, WEEKLY = "morning_brief", "weekly_summary"

_BRIEF = Pattern(
    r"\b(?:morning|daily|today'?s?|todays|subah|aaj|roz)\s*(?:ka|ki|ke)?\s*(?:brief(?:ing)?|report|summary|update|saar(?:ansh)?)\b"
    r"|\bbrief(?:ing)?\s+(?:me|do|dedo|de\s+do|dena|batao|sunao|please|pls|for\s+today)\b"
    r"|\b(?:my|the|a|give|show|send|tell)\s+(?:me\s+)?(?:my\s+|the\s+|a\s+)?brief(?:ing)?\b|^\W*/?brief(?:ing)?\W*$"
    r"|\bwhat\s+should\s+i\s+know\s+(?:today|this\s+morning|before\s+opening)\b"
    r"|\b(?:subah|aaj)\s+ka\s+haal\b|(?:सुबह|आज)\s+का\s+हाल"
    r"|(?:आज|सुबह)\s*(?:का|की|के)?\s*(?:ब्रीफ़?|ब्रीफिंग|रिपोर्ट|सार(?:ांश)?)|^\W*(?:मेरा\s+)?ब्रीफ़?(?:\s+(?:दो|बताओ|दिखाओ|सुनाओ))?\W*$",
    re.IGNORECASE,
)
_WEEKLY = Pattern(
    r"\bweekly\s+(?:summary|brief(?:ing)?|report|review|update|recap)\b|\bsum\s+up\s+(?:the|this|last|my)\s+week\b"
    r"|\b(?:summary|recap|review|brief)\s+of\s+(?:the|this|last)\s+week\b|\bhow\s+(?:was|did)\s+(?:the|this|last|our|my)\s+week(?:\s+(?:go|overall|going))*\W*$"
    r"|\b(?:is|pichh?le|iss?|p(?:u|oo)re)\s+haf(?:te|ta)\s*(?:bhar\s+)?(?:ka|ki)\s+(?:saar(?:ansh)?|summary|report|hisaab|brief)\b"
    r"|^\W*haf(?:te|ta)\s*(?:bhar\s+)?(?:ka|ki)\s+(?:saar(?:ansh)?|summary|report|hisa+b|brief|haal)\b|^\W*हफ़?्ते\s*(?:भर\s+)?(?:का|की)\s+(?:हिसाब|हाल|रिपोर्ट|ब्रीफ़?)"
    r"|(?:इस|पिछले)\s+हफ़?्ते\s*(?:का|की)\s+(?:सार(?:ांश)?|रिपोर्ट|हिसाब|ब्रीफ़?)|हफ़?्ते\s+(?:भर\s+)?(?:का\s+सार(?:ांश)?|की\s+रिपोर्ट)|साप्ताहिक\s+(?:सार(?:ांश)?|रिपोर्ट)",
    re.IGNORECASE,
)
_WEEK = (
    r"(?:\bweeks?\b|\bwbr\b|\bhaf?t[ae]\w*|\b(?:7|seven|saat)\s+(?:days|din)\b|हफ़?्त[ाेों]\S*|सात(?:ों)?\s+दिन)"
)
_SUMMED = (
    r"(?:\b(?:summar(?:y|i[sz]e)|recap|review|one-?pager|wrap|digest|round-?up|overview|nichod|saar(?:ansh)?|jhalak|lekha)\b"
    r"|\b(?:kais[ae]|kese)\s+(?:gay[ae]|gaye|guzr\w+|raha|rahe|nikl\w+)\b|\bhow\s+(?:was|were|did|has)\b"
    r"|निचोड़|सार(?:ांश)?|झलक|ब्य?ौ?ो?रा|लेखा|कैस[ाे]\s+(?:गय[ाे]|गुज़?र\S+|रह[ाे]|निकल\S*))"
)
_CALLED_SO = Pattern(
    r"\b(?:morning|today'?s|subah\s+ka|aaj\s+ka)\s+brief(?:ing)?\b|सुबह\s+का\s+ब्रीफ़?", re.IGNORECASE
)
_OF_WEEK = Pattern(rf"{_WEEK}.{{0,60}}{_SUMMED}|{_SUMMED}.{{0,60}}{_WEEK}", re.IGNORECASE)
_MORNING = r"(?:\b(?:morning|subah|today|aaj|daily|am|of\s+the\s+day)\b|सुबह|आज)"
_TOLD = (
    r"(?:\b(?:brief(?:ing)?|byora|kha?bar|rapa?t|digest|highlights?|headlines?|saaransh|saransh|summary)\b"
    r"|\b(?:ought|need|should|must)\s+(?:i\s+)?(?:to\s+)?know\b|\bi\s+(?:ought|need|should)\s+to\s+know\b"
    r"|\b(?:khaas|khas|zaroori|jaruri)[\s-]+(?:khaas\s+|khas\s+)?baat\w*|ब्योरा|ब्यौरा|सारांश|ख़बर\S*|खबर\S*|रपट|(?:ख़ास|खास|ज़रूरी)[\s-]+(?:(?:ख़ास|खास)\s+)?बात\S*)"
)
_OF_MORNING = Pattern(rf"{_MORNING}.{{0,40}}{_TOLD}|{_TOLD}.{{0,40}}{_MORNING}", re.IGNORECASE)
_SOMETHING_ELSE = Pattern(
    r"\b(?:stop|don'?t|no|not|never|at\s+\d|baje|band|mat|send\s+(?:it|me)?\s*at|hour|time|export|file|excel|csv|pdf"
    r"|news-?papers?|akh?baa?r\w*|samachar|world|country|duniya|desh)\b|अख़?बार|समाचार|दुनिया|देश"
    r"|बजे|बंद|मत|\b(?:roz|har|daily|every)\b.*\bbhej\w*|(?:रोज़?|हर).*भेजा",
    re.IGNORECASE,
)
"""When it comes, or that it shall not, is a wish about briefs; a file is an export, world news neither."""
_OF_ONE_THING = Pattern(
    r"\b(?:prices?|rates?|daam|bhav|bills?|invoices?|alerts?|orders?|stock|forecasts?|sales?|revenue|margins?|documents?"
    r"|approvals?|changes?|customers?|returns?|weather|bikri|maal)\b|दाम|भाव|रेट|बिल|अलर्ट|ऑर्डर|स्टॉक|बिक्री|अनुमान|माल|मौसम",
    re.IGNORECASE,
)
"""What is narrower than the whole shop: something else tells of it."""
_BY_ITS_DAY = Pattern(
    r"\b(?:end(?:ing|ed|s)|till|until|up\s*to|week\s+of|upto)\b|\d(?!\d*\s*(?:-\s*)?(?:days?|din)\b)",
    re.IGNORECASE,
)
"""Names a week by a day; "last week" is told of as the last seven days are."""
_BRIEF_ME = Pattern(r"(?:^|[.!;,])\s*(?:please\s+|kindly\s+)?brief\s+me\W*$", re.IGNORECASE)
_SHORT_BID = 3
_LONGEST = 16


def brief_plan(understanding: Understanding) -> Plan | None:
    """Return the call for a brief; `None` where a message asks for none."""
    text = understanding.text
    if len(text.split()) > _LONGEST or _SOMETHING_ELSE.search(text):
        return None
    kinds = {one.kind for one in understanding.entities} - {"metric"}
    if kinds and not (
        kinds <= {"store", "city"} and _CALLED_SO.search(text) and not _OF_ONE_THING.search(text)
    ):
        return None  # of one product or store something narrower is asked, where it is not called the brief
    if _BRIEF_ME.search(text) and len(text.split()) > _SHORT_BID:
        return None  # "Reasons for the forecast of …. Brief me."
    of_all = not understanding.entities and not _OF_ONE_THING.search(text)
    if _WEEKLY.search(text) or (of_all and _OF_WEEK.search(text)):
        return weekly_as_asked(understanding)
    of_morning = of_all and _OF_MORNING.search(text)
    return brief_as_asked(understanding) if of_morning or _BRIEF.search(text) else None


def brief_as_asked(understanding: Understanding) -> Plan:
    """Return the call for a brief, of the day that is named where that is not the last one."""
    period = understanding.period
    if period is None or period.start != period.end or period.end >= understanding.today:
        return (PlannedCall(BRIEF, {}),)
    usual = period.end == (understanding.last_day or understanding.today - timedelta(days=1))
    return (PlannedCall(BRIEF, {} if usual else {"on": period.end.isoformat()}),)


def weekly_as_asked(understanding: Understanding) -> Plan:
    """Return the call for a summary, of the week that is named by its last day or by a date."""
    period = understanding.period
    if (
        period is None
        or period.end >= understanding.today
        or not _BY_ITS_DAY.search(understanding.normalized)
    ):
        return (PlannedCall(WEEKLY, {}),)
    return (PlannedCall(WEEKLY, {"on": period.end.isoformat()}),)
