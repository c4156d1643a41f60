"""Wishes about how to be spoken to: "send my brief at 9", "mujhe hindi mein jawab do", "रात को मत भेजो"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import time
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.understanding import Understanding
from language.clock_time import Clock, find_clock_times
from language.numbers import find_numbers
from language.pattern import Pattern

TOOL = "set_preference"

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("hinglish", r"hinglish|roman\s+hindi|हिंग्लिश|रोमन\s+हिंदी"),
    ("hi", r"hindi|हिंदी|हिन्दी"),
    ("en", r"english|angre[zj]i|अंग्रेज़ी|अंग्रेजी|इंग्लिश"),
)
"""What each language is called."""
_ANSWERS = (
    r"(?:answer|reply|respond|talk|speak|write|use|jawab|javab|jawaab|baat|bolo|bol|likho|batao|boliye|likhiye"
    r"|जवाब|बात|बोलो|बोलिए|लिखो|लिखिए|बताओ|बताइए)"
)
_IN = r"(?:\bin|\bme|\bmein|\bmai|\bto|में)"
_MINE = Pattern(
    rf"\b{_ANSWERS}\b[^.?!]{{0,30}}\b(?:my|same)\s+language\b|\bwhichever\s+language\b|\bjis\s+bhasha\b|जिस\s+भाषा",
    re.IGNORECASE,
)
_BRIEF = Pattern(
    r"\bbrief(?:ing)?s?\b|\b(?:my|meri)\s+(?:morning\s+)?(?:report|rapat)\b|\b(?:morning|subah\s+(?:k[ai]|wal[aie]))\s+(?:report|rapat|haal|khabar|message|msg|update|summary|byora)\b|ब्रीफ़?|ब्रीफिंग"
    r"|सुबह\s+(?:की|का|वाल[ाीे])\s+(?:रिपोर्ट|रपट|सार|हाल|संदेश|मैसेज|ब्योरा|ब्यौरा)",
    re.IGNORECASE,
)
_STOPS = Pattern(
    r"\b(?:stop|don'?t|do\s+not|no\s+more|never|cancel|disable|turn\s+off|switch\s+off|off|band|mat|mt|nahi+n?|nhi|nai|ni|na\s+(?:bhej|aa[ey]|kar|likh)\w*|nothing|rok|roko|without|no)\b"
    r"|बंद|मत|नहीं|(?<!\S)(?:ना|न)\s+(?:भेज|आए|करें|करना|लिख)|रोक",
    re.IGNORECASE,
)
_STARTS = Pattern(
    r"\b(?:start|resume|again|enable|turn\s+on|switch\s+on|chalu|shuru|phir\s+se|fir\s+se)\b|चालू|शुरू|फिर\s+से",
    re.IGNORECASE,
)
_SENDS = Pattern(
    r"\b(?:send|sent|message|messages|msgs?|disturb|notify|notifications?|ping|(?:messag|ping|send|writ|text|call|disturb|bother)ing|route|write|text|alert|alerts|anything|bhej\w*|message|pareshan|call)\b"
    r"|भेज|मैसेज|संदेश|अलर्ट|परेशान|सूचना",
    re.IGNORECASE,
)
_QUIET = Pattern(
    r"\bquiet\s+(?:hours?|time|from|between|after|until)\b|\bdo\s+not\s+disturb\b|\bdnd\b|शांत\s+समय",
    re.IGNORECASE,
)
_NIGHT = Pattern(
    r"\bat\s+nights?\b|\b(?:nights?|night-?time|overnight|ra+t\w{0,2})\b|रात|रातों", re.IGNORECASE
)
_AFTER = Pattern(r"\b(?:after|past|ke?\s+ba+d|baad)\b|के\s+बाद|बाद", re.IGNORECASE)
_BEFORE = Pattern(r"\b(?:before|until|till|se\s+pehle|pehle|tak)\b|से\s+पहले|पहले|तक", re.IGNORECASE)
_BOUNDS = Pattern(rf"{_AFTER.pattern}|{_BEFORE.pattern}", re.IGNORECASE)
_ALERTS = Pattern(
    r"\b(?:alerts?|notifications?|warnings?|chetavni\w*|chetawni\w*)\b|अलर्ट|चेतावन|सूचना", re.IGNORECASE
)
_OF_DAYS = Pattern(r"\s*(?:days?|din|दिन)\b", re.IGNORECASE)
_NOT_SO_MANY = Pattern(r"\b(?:not|instead\s+of|rather\s+than|nahi+n?)\s*$", re.IGNORECASE)
_MOST = Pattern(
    r"\b(?:most|max(?:imum)?|only|limit|up\s+to|not\s+more\s+than|no\s+more\s+than|more\s+than|sirf|[zj]y?a+da|bas)\b|सिर्फ़|सिर्फ|ज़्यादा|ज्यादा|बस",
    re.IGNORECASE,
)
_A_DAY = Pattern(
    r"\b(?:a|per|each|every)\s+day\b|/\s*(?:day|din)\b|\bdaily\b|\b(?:din|roz)\b|दिन|रोज़?", re.IGNORECASE
)
_SO_MANY_A_DAY = Pattern(
    r"\W*\d+\s*(?:alerts?|notifications?|अलर्ट)\s*(?:/|per|a|each|every|ek|har|हर)\s*(?:day|din|दिन)(?:\s+(?:please|pls|bas|only|ok|theek|kar\s+do|rakho|set))*\W*",
    re.IGNORECASE,
)
"""Names the number and nothing else: "4 alerts/day"."""
_CHANNELS: tuple[tuple[str, str], ...] = (
    ("whatsapp", r"\bwhats\s*app\b|\bwa\b|व्हाट्सऐप|व्हाट्सएप|वॉट्सऐप"),
    ("slack", r"\bslack\b|स्लैक"),
    ("email", r"\be-?mail\b|\bmail\b|ईमेल|मेल"),
)
_SHOWS = Pattern(
    r"\b(?:what|when|which|show|tell)\b[^.!]*\bquiet\s+(?:hours?|time)\b|"
    r"\b(?:my|mer[aei]|apn[aei])\s+(?:saari?\s+|sab\s+)?(?:preferences?|wishes)\b|\bpreferences?\W*$"
    r"|मेर[ीे]\s+(?:सारी\s+)?(?:पसंद|प्रेफ़?रेंस\S*)",
    re.IGNORECASE,
)
_SHOWS_OWN = Pattern(
    r"\W*(?:(?:please|show|see|tell|give|open|me|what|are|is)\s+)*(?:my|mer[aei]|apn[aei])\s+(?:(?:own|personal|saari?|sab)\s+)*"
    r"settings?(?:\s+(?:dikha\w*|bata\w*|kya|hai|hain|please|pls|show))*\W*"
    r"|\W*(?:मुझे\s+)?(?:मेर[ीे]|अपन[ीे])\s+(?:सारी\s+)?सेटिं?ग\S*(?:\s+(?:दिखा\S*|बता\S*|क्या|है|हैं))*\W*",
    re.IGNORECASE,
)
"""Their own settings, with nothing beside it: the shop's are "the settings"."""
_GOODS = Pattern(
    r"\b(?:forecast|price|stock|order|sales|revenue|margin|report\s+of|invoice|bill|export|file|excel|csv|falls?|below|above)\b",
    re.IGNORECASE,
)
_ASKS_BESIDES = Pattern(
    r"\?|\b(?:ki|that|what|which|how|when|why|kya|kitn\w+|kaun\w*|kab|kyon?|kal|last|yesterday)\b|कि(?!सी)|क्या|कित|कौन|कब|क्यों|कल",
    re.IGNORECASE,
)
"""In which language something is asked is no wish for what comes after."""
_REPORT = Pattern(r"\breports?\b|रिपोर्ट", re.IGNORECASE)
"""Something made for once, where no morning is named."""
_COMES = Pattern(
    r"\b(?:alerts?|briefs?|briefing|messages?|msgs?|notifications?|everything|me|mujhe|muje|sab|updates?|stuff|first|pehle)\b|अलर्ट|ब्रीफ|संदेश|मैसेज|मुझे|सब|पहले",
    re.IGNORECASE,
)
_PARTS = Pattern(r"[,;।]|\b(?:not|but|lekin|instead\s+of)\b|लेकिन", re.IGNORECASE)
_LONGEST = 18
_FOUR_FIGURES = Pattern(r"(?<![\d:.])([01]\d|2[0-3])([0-5]\d)(?![\d:.])")
_HOURS = Pattern(r"\b(?:hrs?|hours?|h)\b|\bbaje\b|बजे", re.IGNORECASE)
_NOON, _EVENING = 12, 17


def own_wishes_plan(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the call that shows the person's own wishes, where that is all that is asked for."""
    asked = TOOL in tools and _SHOWS_OWN.fullmatch(understanding.text.strip())
    return (PlannedCall(TOOL, {}),) if asked else None


def wish_plan(text: str, english: str = "") -> Plan | None:
    """Return the call that keeps a wish; `None` where a message holds none.

    Args:
        text: The message, as it was written.
        english: It in the planner's English, where number words are figures.
    """
    if len(text.split()) > _LONGEST or _GOODS.search(text):
        return None
    text = _with_colons(text)
    if _SHOWS.search(text):
        return (PlannedCall(TOOL, {}),)
    wish = _language(text) or _brief(text) or _quiet(text) or _budget(text, english) or _channel(text)
    return (PlannedCall(TOOL, wish),) if wish else None


def _with_colons(text: str) -> str:
    """Return a text with the hours that are written as four figures written as a clock: "2130 hrs"."""
    return _FOUR_FIGURES.sub(r"\1:\2", text) if _HOURS.search(text) else text


def wish_as_asked(text: str, english: str) -> Plan | None:
    """Return the call for a wish that a message is known to hold; `None` where it names none.

    Args:
        text: The message, as it was written.
        english: It in the planner's English, where number words are figures.
    """
    planned = wish_plan(text, english)
    if planned is not None:
        return planned
    if _REPORT.search(text) and not _BRIEF.search(text):
        return None
    of_alerts = _ALERTS.search(text) is not None
    a_day = _alerts_a_day(english) if of_alerts and _A_DAY.search(text) else {}
    wish = a_day or _named_alone(text) or (_alerts_a_day(english) if of_alerts else {})
    return (PlannedCall(TOOL, wish),) if wish else None


def _named_alone(text: str) -> dict[str, Any]:
    """Return the one language, channel or hour that is named, whatever is said around it."""
    of_one = _of_one_channel(text)
    channels = _channels(of_one)
    if len(channels) == 1:
        way = "stop" if _STOPS.search(of_one) else "start" if _STARTS.search(of_one) else "channel"
        return {way: channels[0]}
    languages = [name for name, said in LANGUAGES if re.search(said, text, re.IGNORECASE)]
    if languages and not _ASKS_BESIDES.search(text):
        return {"language": languages[0]}
    times = list(find_clock_times(text))
    if len(times) > 1 or (times and _STOPS.search(text)):
        return _hours(times, text)
    if times:
        return {"brief_at": _iso(times[0].in_half(afternoon=False))}
    return {}


def _language(text: str) -> dict[str, Any]:
    if _ASKS_BESIDES.search(text):
        return {}
    if _MINE.search(text):
        return {"language": "mine"}
    for name, said in LANGUAGES:
        asked = (
            rf"\b{_ANSWERS}\b[^.?!]{{0,30}}(?:{said})|(?:{said})\s*{_IN}?\s*(?:hi\s+|ही\s+)?{_ANSWERS}"
            rf"|^\W*(?:{said})\s*(?:please|pls|{_IN}|only)?\W*$|\b(?:my|mera|meri|set)\s+(?:language|bhasha)\b[^.?!]*(?:{said})"
        )
        if re.search(asked, text, re.IGNORECASE):
            return {"language": name}
    return {}


def _brief(text: str) -> dict[str, Any]:
    if not _BRIEF.search(text):
        return {}
    parts = [part for part in _PARTS.split(text) if _BRIEF.search(part) and find_clock_times(part)]
    times = find_clock_times(parts[0] if parts else text)
    if times:
        return {"brief_at": _iso(times[0].in_half(afternoon=False))}
    if _STOPS.search(text):
        return {"brief_at": "off"}
    return {"brief_at": "08:30"} if _STARTS.search(text) else {}


def _quiet(text: str) -> dict[str, Any]:
    times = list(find_clock_times(text))
    named = _QUIET.search(text) is not None
    if named and not times and re.search(r"\b(?:no|off|without|remove|cancel)\b|बंद|हटा", text, re.IGNORECASE):
        return {"quiet_from": "off"}
    at_night = _NIGHT.search(text) and _STOPS.search(text) and _SENDS.search(text)
    if not times and (at_night or (named and not _ASKS_BESIDES.search(text))):
        return {"quiet_from": "usual"}
    if not times or not (named or (_STOPS.search(text) and _SENDS.search(text))):
        return {}
    return _hours(times, text) if len(times) > 1 or named or _BOUNDS.search(text) else {}


def _hours(times: Sequence[Clock], text: str) -> dict[str, Any]:
    """Return the hours in which nothing comes; of one hour, from it on where it is not said "until"."""
    if len(times) > 1:
        return {
            "quiet_from": _iso(_evening(times[0])),
            "quiet_until": _iso(_end(times[0], times[1])),
        }
    if _BEFORE.search(text) and not _AFTER.search(text):
        return {"quiet_until": _iso(times[0].in_half(afternoon=False))}
    return {"quiet_from": _iso(_evening(times[0]))}


def _budget(text: str, english: str) -> dict[str, Any]:
    at_most = _ALERTS.search(text) and _MOST.search(text) and _A_DAY.search(text)
    if not at_most and not _SO_MANY_A_DAY.fullmatch(text):
        return {}
    return _alerts_a_day(text) or _alerts_a_day(english)


def _alerts_a_day(text: str) -> dict[str, Any]:
    found = [one for one in find_numbers(text) if one.kind == "plain" and one.value == int(one.value)]
    numbers = [
        one
        for one in found
        if not _NOT_SO_MANY.search(text[: one.start]) and not _OF_DAYS.match(text[one.end :])
    ]
    return {"alerts_per_day": int(numbers[0].value)} if len(numbers) == 1 else {}


def _channel(text: str) -> dict[str, Any]:
    text = _of_one_channel(text)
    named = _channels(text)
    if len(named) != 1 or not _SENDS.search(text):
        return {}
    if _STOPS.search(text):
        return {"stop": named[0]}
    if _STARTS.search(text):
        return {"start": named[0]}
    return {"channel": named[0]} if _COMES.search(text) else {}


def _channels(text: str) -> list[str]:
    return [name for name, said in _CHANNELS if re.search(said, text, re.IGNORECASE)]


def _of_one_channel(text: str) -> str:
    """Return the part that says which channel is wanted: of several the one that speaks of sending."""
    if len(_channels(text)) <= 1:
        return text
    wanted = [part for part in _PARTS.split(text) if _channels(part) and not _STOPS.search(part)]
    sent = [part for part in wanted if _SENDS.search(part)] if len(wanted) > 1 else wanted
    return sent[0] if len(sent) == 1 else text


def _end(first: Clock, last: Clock) -> time:
    """Return when the quiet hours end: in the morning, or in the afternoon that they began in."""
    end = last.in_half(afternoon=True)
    by_day = first.sure and _NOON <= first.at.hour < _EVENING and end > first.at
    return end if by_day else last.in_half(afternoon=False)


def _evening(clock: Clock) -> time:
    return clock.in_half(afternoon=True)


def _iso(at: time) -> str:
    return f"{at:%H:%M}"
