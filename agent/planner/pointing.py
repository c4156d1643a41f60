"""Which line of the last list a person points at: "the second one", "accept 1", "pehla karo".

The whole message must be such a pointing: a place, perhaps a yes or a no, perhaps a reason.
It then stands for what the line's own button would send, so that it is previewed, confirmed
and refused as ever. Other messages may still name a line by its place ("price of the second
one"): there the place becomes the line's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from agent.planner.answer import Plan, ask
from agent.planner.pointing_words import (
    ACCEPT,
    ALL,
    BECAUSE,
    FILLERS,
    HINDI_ONE,
    IT,
    LAST,
    LEADING_NO,
    NODS,
    NUMBERED,
    ORDINALS,
    OUTRIGHT,
    REJECT,
    TELL,
    UNSURE_NUMBERS,
)
from agent.understanding import Focus
from core.message import Choice, Listed
from language.pattern import Pattern
from language.tokens import Token, tokenize

Wish = Literal["take", "accept", "reject", "tell"]

_LONGEST = 200
_LISTS = frozenset({"list_documents"})
"""What answers with a list of things that have nothing in common: "why?" is asked back about."""

_OF_A_FIGURE = frozenset(
    {
        "simulate_price",
        "suggest_price",
        "propose_price_change",
        "show_settings",
        "change_setting",
        "override_forecast",
        "create_alert_rule",
    }
)
"""Calls that take a figure said by itself: "make it 5", "6 kar"."""

_OF_LENGTH = frozenset({"rank_actions", "list_documents", "assess_stockout_risk", "plan_reorder"})
"""Calls whose lists are made as long as a person says."""
_MEASURED = Pattern(
    r"(?:₹|\brs\.?)\s*\d|\d\.\d|\d\s*(?:%|₹|/-|(?:per\s?cent|percent|rs|rupees?|rupay[ae]|hazar|hazaar|lakh|k)\b|प्रतिशत|रुप|हज़ार|हजार|लाख)",
    re.IGNORECASE,
)
"""A figure of money, a share or a size with its fraction, which counts no lines."""
_IF_NOT = Pattern(
    r"^\W*(?:and\s+)?what\s+(?:happens\s+|would\s+happen\s+|will\s+happen\s+)?if\s+(?:i|we)\s+"
    r"(?:don'?t|do\s+not|never|skip|ignore|leave(?:\s+out)?)\b",
    re.IGNORECASE,
)
"""Asks what happens without it: the line's own answer tells what it saves."""

_AMONG = Pattern(
    r"\b(?:of|among|from)\s+(?:these|those|them|the\s+list)\b|\b[iu]n\s*m(?:e|ein|ai|ain)\s+se\b|[इउ]न\s*में\s+से",
    re.IGNORECASE,
)
"""Says that a line of the list is meant, and no more."""
_IN = frozenset({"me", "mein", "main", "में"})
_HINDI_ORDINAL = Pattern(r"(?:peh?l|pahl|doosr|dusr|tees?r|tisr|chauth|पहल|दूसर|तीसर|चौथ)(?:[aei]|[ाीे])$")
_BREAK = Pattern(r"[,;:.–—-]")
_NAMED = Pattern(
    r"\b(?:the\s+)?(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh)|(?P<digits>\d{1,2})(?:st|nd|rd|th))"
    r"\s+(?:one|item|product|action|line)\b"
    r"|\b(?:the\s+)?(?P<last_word>first|second|third|fourth|fifth|sixth|seventh)(?=\W*$)"
    r"|\b(?:number|option|item|line|no\.?)\s*(?P<number>\d{1,2})\b(?!\s*(?:units?|days?|%|per\s?cent))"
    r"|\b(?P<hindi>pehl[aie]|pahl[aie]|doosr[aie]|dusr[aie]|teesr[aie]|tisr[aie]|chauth[aie])\s+(?:[wv]|a)al[aie]\b"
    r"(?!\s*(?:duk[a]?an|store|shop|branch|outlet|city|shehar|shahar|jagah))"
    r"|(?P<devanagari>पहल[ाीे]|दूसर[ाीे]|तीसर[ाीे]|चौथ[ाीे])\s+वाल[ाीे](?!\s*(?:दुकान|स्टोर|शहर|जगह|ब्रांच))",
    re.IGNORECASE,
)

_DONE_TO = Pattern(
    r"^\W*(?:please\s+)?(?:acknowledge|ack|resolve|snooze|close|dismiss)\s+#?(?P<place>\d{1,2})\b"
    r"(?!\s*(?:m|h|hrs?|hours?|d|days?|weeks?|din|ghante?|hafte?)\b)",
    re.IGNORECASE,
)
"""A bare number after what is done to one line: "acknowledge 2"."""


@dataclass(frozen=True)
class Pointing:
    """What a message that points at lines says.

    `places` count from 1, -1 is the last; none where no place is said. `everything`: all of
    them. `reason` is in the person's words. `figure`: the place is a bare figure, which may be of the
    thread's own matter ("6 kar" after a what-if).
    """

    wish: Wish
    places: tuple[int, ...] = ()
    everything: bool = False
    reason: str = ""
    bare: bool = False
    figure: bool = False


def read_pointing(text: str) -> Pointing | None:
    """Return what a message points at; `None` where it is any other message."""
    if _MEASURED.search(text):
        return None
    text = _AMONG.sub(lambda found: " " * len(found[0]), text)
    asks_instead = _IF_NOT.match(text)
    if asks_instead:
        text = text[asks_instead.end() :]
    tokens = tokenize(text) if len(text) <= _LONGEST else []
    places: list[int] = []
    said: set[Wish] = set()
    everything, reason = False, ""
    for index, token in enumerate(tokens):
        gap = text[tokens[index - 1].end : token.start] if index else ""
        meant = bool(places) or (index > 0 and tokens[index - 1].norm in IT)
        ends = bool(_BREAK.search(gap)) and meant and bool(said & {"accept", "reject"})
        place = _place(tokens, index)
        if token.norm in BECAUSE or (ends and place is None):
            reason = text[token.end if token.norm in BECAUSE else token.start :]
            break
        if place is not None and _stands_in(tokens, index):
            return None
        if place is not None:
            places.append(place)
        elif token.norm in ALL:
            everything = True
        elif (wish := _wish(tokens, index, text)) is not None:
            said.add(wish)
        elif token.norm not in FILLERS:
            if not places or "reject" not in said or index == len(tokens) - 1:
                return None
            reason = text[token.start :]
            break
    wish = _strongest(said)
    if asks_instead:
        wish = "tell"
    if not tokens or (not places and not everything and (wish == "take" or _says_no_line(tokens))):
        return None
    bare = len(tokens) == 1 and tokens[0].is_number
    figure = any(token.is_number for token in tokens) and not {token.norm for token in tokens} & OUTRIGHT
    distinct = tuple(dict.fromkeys(places))
    return Pointing(wish, distinct, everything, reason.strip(" .,;:!-–—"), bare, figure)


def _place(tokens: Sequence[Token], index: int) -> int | None:
    """Return the place a word names, counted from 1, -1 for the last."""
    word = tokens[index].norm
    if tokens[index].is_number:
        return int(word) if len(word) <= 2 else None
    if word in LAST:
        return -1
    if word not in UNSURE_NUMBERS:
        return ORDINALS.get(word)
    if word == "one":
        named = len(tokens) == 1 or (index > 0 and tokens[index - 1].norm in NUMBERED)
    else:
        named = _hindi_mark(tokens, index)
    return UNSURE_NUMBERS[word] if named else None


def _stands_in(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an ordinal is where something is, and no line of a list: "aur doosri me?"."""
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return following in _IN and _HINDI_ORDINAL.match(tokens[index].norm) is not None


def _hindi_mark(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "number" or "wala" follows and makes "do" a two: "do number wala"."""
    following = [token.norm for token in tokens[index + 1 : index + 3]]
    marked = bool(following) and following[0] in NUMBERED | HINDI_ONE
    return marked and not (len(following) == 2 and following[1].isdecimal())


def _wish(tokens: Sequence[Token], index: int, text: str) -> Wish | None:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.norm == "no" and following is not None and following.is_number:
        return None  # "no. 2"
    if token.norm in LEADING_NO and index == 0 and following is not None:
        gap = text[token.end : following.start]
        if "," in gap and following.norm not in REJECT | ACCEPT:
            return None  # "no, the second one": not what waited, but that one
    if token.norm in REJECT:
        return "reject"
    if token.norm in TELL:
        return "tell"
    return "accept" if token.norm in ACCEPT else None


def _says_no_line(tokens: Sequence[Token]) -> bool:
    """Tell whether a message without a place only nods or shakes its head at the whole list."""
    return all(token.norm in NODS | LEADING_NO | FILLERS for token in tokens)


def _strongest(said: set[Wish]) -> Wish:
    """Of "doosra reject karo" the no counts, not the "karo"."""
    order: tuple[Wish, ...] = ("reject", "tell", "accept")
    for wish in order:
        if wish in said:
            return wish
    return "take"


def pointed(text: str, focus: Focus | None) -> str | None:
    """Return the message that a pointing stands for; `None` where it is none, or unclear."""
    if focus is None:
        return None
    pointing = _applicable(text, focus)
    if pointing is None:
        return _with_names(text, focus.listed)
    line = _only_line(pointing, _lines(pointing, focus))
    return None if line is None else _message(pointing, line)


def asks_why_of_line(text: str, focus: Focus | None) -> bool:
    """Tell whether a message points at a line of the last list to know why it is there."""
    if focus is None or focus.asked or not focus.listed:
        return False
    pointing = read_pointing(text)
    return pointing is not None and pointing.wish == "tell"


def pointing_question(text: str, focus: Focus | None) -> Plan | None:
    """Return the question a pointing leaves open: which line, or which one first."""
    pointing = _applicable(text, focus) if focus is not None else None
    if focus is None or pointing is None:
        return None
    lines = _lines(pointing, focus)
    if _only_line(pointing, lines) is not None:
        return None
    several = pointing.everything or len(pointing.places) > 1
    places = {len(lines) if place == -1 else place for place in pointing.places}
    named = [line for place, line in enumerate(lines, 1) if place in places]
    offered = named if len(named) > 1 and not pointing.everything else lines
    choices = [
        Choice(label=line.name, message=message)
        for line in offered
        if (message := _message(pointing, line)) is not None
    ]
    return ask("point_one_by_one" if several else "point_which", choices) if choices else None


def _applicable(text: str, focus: Focus) -> Pointing | None:
    """Return the pointing where there is something it may point at."""
    pointing = read_pointing(text)
    if pointing is None or (focus.unfinished and not focus.choices):
        return None
    of_figure = pointing.figure and _is_of_figure(pointing, focus)
    if not _lines(pointing, focus) or of_figure or _is_of_length(pointing, focus):
        return None
    if pointing.everything and not focus.asked and not any(line.reject for line in focus.listed):
        return None  # choices long since answered: "both" are the things talked about
    if pointing.places or pointing.everything:
        return pointing
    if pointing.wish == "tell":  # "why?" is about the answer before, be it a list
        return pointing if focus.calls and focus.calls[-1].tool in _LISTS else None
    told = focus.line is not None
    return pointing if told or is_about_list(focus.choices, focus.listed) or focus.asked else None


def _is_of_figure(pointing: Pointing, focus: Focus) -> bool:
    """Tell whether a figure is a price, a share or a threshold of the thread rather than a line's place."""
    offered = pointing.bare and pointing.places[0] <= len(focus.choices)
    beyond = all(place > len(focus.listed) for place in pointing.places)
    if beyond and not focus.asked and not offered and not any(line.reject for line in focus.listed):
        return True  # "aur 76 wala?": no list has so many lines
    return bool(focus.calls) and focus.calls[-1].tool in _OF_A_FIGURE and not focus.asked and not offered


def _is_of_length(pointing: Pointing, focus: Focus) -> bool:
    """Tell whether a number says how long the list is to be: "show ten" of three lines."""
    said_so = len(pointing.places) == 1 and not pointing.bare and pointing.wish in ("take", "tell")
    if not said_so or focus.asked or not focus.calls:
        return False
    return focus.calls[-1].tool in _OF_LENGTH and pointing.places[0] > len(_lines(pointing, focus))


def is_about_list(choices: Sequence[Choice], listed: Sequence[Listed]) -> bool:
    """Tell whether the choices are about the lines of the list: yes, no or more of each."""
    messages = [message for line in listed for message in (line.accept, line.reject, line.about) if message]
    return any(choice.message.startswith(message) for choice in choices for message in messages)


def _lines(pointing: Pointing, focus: Focus) -> tuple[Listed, ...]:
    """Return what the places count: the choices of a question, else the last list."""
    choices = tuple(
        Listed(name=choice.label, accept=choice.message, about=choice.message) for choice in focus.choices
    )
    if focus.asked and choices and pointing.wish == "take":
        return choices
    if focus.line is not None and pointing.wish in ("accept", "reject") and not pointing.places:
        return (focus.line,)  # the one whose reason was just told
    if pointing.bare and choices and not is_about_list(focus.choices, focus.listed):
        return choices
    return focus.listed or choices


def _only_line(pointing: Pointing, lines: Sequence[Listed]) -> Listed | None:
    if pointing.everything or len(pointing.places) > 1:
        return None
    if not pointing.places:
        return lines[0] if len(lines) == 1 else None
    (place,) = pointing.places
    if place == -1:
        return lines[-1]
    return lines[place - 1] if 1 <= place <= len(lines) else None


def _message(pointing: Pointing, line: Listed) -> str | None:
    if pointing.wish == "reject":
        message = line.reject
    elif pointing.wish == "tell":
        message = line.about or line.name
    else:
        message = line.accept or line.about or line.name
    if not message:
        return None
    return f"{message} because {pointing.reason}" if pointing.reason and line.reject else message


def _with_names(text: str, listed: Sequence[Listed]) -> str | None:
    """Return a message with the place it names as the line's name; `None` where it names none."""
    if not listed:
        return None
    if (done_to := _DONE_TO.match(text)) is not None:
        place, (start, end) = int(done_to["place"]), done_to.span("place")
    elif (match := _NAMED.search(text)) is not None:
        said = match["word"] or match["last_word"] or match["hindi"] or match["devanagari"]
        number = match["digits"] or match["number"]
        place, (start, end) = int(number) if number else ORDINALS[said.lower()], match.span()
    else:
        return None
    if not 1 <= place <= len(listed):
        return None
    return text[:start] + listed[place - 1].name + text[end:]
