"""The rules that turn tagged Hindi into English, and the writing out of what is left."""

from __future__ import annotations

import re

from language.gloss.latin import is_place
from language.gloss.lexicon import English, Lexicon, lexicon
from language.gloss.mood import with_moods
from language.gloss.rules import SECTIONS, applied
from language.gloss.sizes import beside_their_names
from language.gloss.tagging import Tagged

_TAG = re.compile(r"[^ ]+")
_VERB = re.compile(r"(?P<verb>[A-Z][A-Z0-9_]*)\.(?P<form>[A-Z0-9]+)")
_ENGLISH_VERB = re.compile(r"(?P<verb>[a-z]+)~(?P<form>[A-Z0-9]+)")
_DATE_PART = re.compile(r"#\d+[ky]?|[A-Z]+|[a-z0-9]+")
_AHEAD = frozenset({"FUT", "SHOULD", "SUBJ1", "SUBJ", "CAN"})
_BEHIND = frozenset({"PAST"})
_ACCOUNTS = frozenset(
    (
        *(
            "BIKRI",
            "sale",
            "sales",
            "MUNAFA",
            "profit",
            "margin",
            "revenue",
            "RAJASVA",
            "KAMAI",
            "BILL",
            "bills",
        ),
        *("data", "error", "GALTI", "DHANDHA", "collection", "GALLA", "total", "KUL", "takings", "turnover"),
        *(
            "HISAB",
            "HISAB_KITAB",
            "accounts",
            "report",
            "anomalies",
            "anomaly",
            "GADBAD",
            "unusual",
            "odd",
            "weird",
        ),
    )
)
"""What books tell of days gone by: "kal ki bikri" with no verb is yesterday's."""
_GONE_BY = frozenset({"THA", "sold", "fell", "rose", "left"})
_BOUNDARY = re.compile(r"[.?!;]")
_CLAUSE = re.compile(r"((?<= )(?:[.?!;,]|AUR)(?= ))")
_BID_LAST = re.compile(
    r"(?P<what>.+?)(?<! i) "
    r"(?P<verb>show|tell|give|send|list|download|export|set|change|reset|undo|explain|compare|make|lower|raise)"
    r"(?: me| please)?$"
)
_PUT_LAST = re.compile(r"(?P<what>.+?)(?<!should i) set to (?P<value>\S.*)$")
_SETTABLE = re.compile(
    r"\b(?:forecast|demand|limits?|level|margin|profit|cost|rate|price|time|fee|period|settings?|no|date|total)\b"
)
"""What a figure may be put on; where none of these is named it is a price."""

_DAILY = re.compile(r"\b(?:daily|(?:per|each|every)\s+day)\b")
"""Said of a figure it is units a day, no price: "roz 12 pakdo"."""
_WHERE_FIRST = re.compile(r"(?P<where>in \S+(?: \d)?) (?P<what>.+)")
_RESET_LAST = re.compile(r"(?P<what>\S.*) reset to default$")
_COPULA_LAST = re.compile(
    r"(?P<what>.+?) (?:what|how much|how many)(?: set)? (?:(?P<gone>was)|is|are|kept|be)"
    r"(?: now| settings in| in settings)?$"
)
_ASKING = re.compile(r"\W*(?:what|which|who|when|why|how|should|will|can|if)\b")
_NAMED = {"KAL": ("tomorrow", "yesterday"), "PARSO": ("day after tomorrow", "day before yesterday")}


def transferred(found: Tagged) -> str:
    """Return the message in English words."""
    words = lexicon()
    text = " " + " ".join(found.tags) + " "
    for section in SECTIONS:
        if section == "early":
            text = beside_their_names(text, found.texts, words.goods, is_place)
        if section == "time":
            text = _with_days_told_apart(with_moods(text))
        text = applied(section, text)
    clauses = (_in_order(clause, found, words) for clause in _CLAUSE.split(text))
    written = re.sub(r" +([.?!,;%])", r"\1", re.sub(r" {2,}", " ", " ".join(clauses)))
    return written.replace(" -pack", "-pack").strip()


def _in_order(clause: str, found: Tagged, words: Lexicon) -> str:
    """Return a clause in English words, what it asks or bids first as English has it."""
    written = " ".join(part for tag in _TAG.findall(clause) if (part := _written(tag, found, words)))
    bid = _BID_LAST.match(written)
    if bid and not _ASKING.match(written) and " did " not in f" {written}":
        return f"{bid['verb']} {bid['what']}"
    reset = _RESET_LAST.match(written)
    if reset:
        return f"reset {reset['what']} to default"
    put = _PUT_LAST.match(written)
    if put and not _ASKING.match(written):
        return _set(put["what"], put["value"])
    written = written.replace("should i set to rs", "should i change to rs")
    asked = _COPULA_LAST.match(written)
    if asked and not _ASKING.match(written):
        return f"what {asked['gone'] or 'is'} {asked['what']}"
    return written


def _set(what: str, value: str) -> str:
    """Return that something is set to a value; where it is only named, its price is meant."""
    if "forecast" in what and value.startswith("rs "):
        return f"set {what} to {value.removeprefix('rs ')} units per day"
    if _DAILY.search(what):
        return f"set {what} to {value.removeprefix('rs ')} units per day"
    if _SETTABLE.search(what):
        return f"set {what} to {value}"
    placed = _WHERE_FIRST.fullmatch(what)
    where, thing = (placed["where"], placed["what"]) if placed else ("", what)
    return f"set price of {thing} {where}".rstrip() + f" to {value}"


def _with_days_told_apart(text: str) -> str:
    """Return the tags with "kal" and "parso" as the day before or after, where the verb tells."""
    tags = text.split()
    is_forecast = bool({"ANUMAN", "forecast"} & set(tags))
    for position, tag in enumerate(tags):
        if tag in _NAMED:
            tense = "future" if is_forecast else _tense_after(tags, position) or _waited(tags, position)
            if tense:
                tags[position] = "=" + _NAMED[tag][tense == "past"].replace(" ", "_")
    return " " + " ".join(tags) + " "


def _tense_after(tags: list[str], position: int) -> str | None:
    """Return which way the first verb after a place points; a sentence's end is as far as it goes."""
    accounts = False
    for tag in tags[position + 1 :]:
        if _BOUNDARY.fullmatch(tag) or (tag == "AUR" and accounts):
            break
        accounts = accounts or tag in _ACCOUNTS
        form = tag.rpartition(".")[2] if "." in tag else tag.rpartition("~")[2]
        if form in _AHEAD or tag in ("forecast", "ANUMAN", "risk"):
            return "future"
        if form in _BEHIND or tag in _GONE_BY:
            return "past"
    before = tags[:position]
    if any(tag.endswith(".PAST") or tag in _GONE_BY for tag in before):
        return "past"
    if any(tag.endswith(".FUT") for tag in before):
        return "future"
    return "past" if accounts or _ACCOUNTS & set(before) else None


def _waited(tags: list[str], position: int) -> str | None:
    """Return that a day is ahead where something is to last until then, or is for it: "kal tak"."""
    following = tags[position + 1 : position + 3]
    waited = following in (["KA", "LIYE"], ["SE", "PEHLE"], ["is", "enough"])
    return "future" if waited or following[:1] == ["TAK"] else None


def _written(tag: str, found: Tagged, words: Lexicon) -> str:
    if tag[0] in "@#" and tag[1:].rstrip("ky").isdigit():
        return found.texts[int(tag[1:].rstrip("ky"))]
    if tag[0] == "=":
        return " ".join(_written(part, found, words) for part in _DATE_PART.findall(tag[1:]))
    verb = _VERB.fullmatch(tag)
    if verb:
        return _conjugated(words.english[verb["verb"]], verb["form"], verb["verb"] in words.intransitive)
    verb = _ENGLISH_VERB.fullmatch(tag)
    if verb:
        return _of_english(verb["verb"], verb["form"])
    return words.english[tag].base if tag in words.english else tag


def _of_english(base: str, form: str) -> str:
    """Return an English verb in a form; what ends in -ing has but one: इंतज़ार कर रहे हैं is waiting."""
    if base.endswith("ing"):
        return base
    return _conjugated(English(base, _past(base), f"{base}ing"), form, intransitive=False)


def _conjugated(verb: English, form: str, intransitive: bool) -> str:
    subject = "" if intransitive else "i "
    past = verb.past or verb.base
    return {
        "FUT": f"will {verb.base}",
        "PAST": past,
        "PRES": _of_others(verb.base),
        "PROG": f"is {verb.ing}",
        "ING": verb.ing,
        "SHOULD": f"should {subject}{verb.base}",
        "SUBJ1": f"should {subject}{verb.base}",
        "SUBJ": f"will {verb.base}" if intransitive else f"should {subject}{verb.base}",
        "CAN": f"can {subject}{verb.base}",
        "IF": f"if {subject or 'it '}{verb.base}",
        "INF": verb.base if intransitive else f"to {verb.base}",
    }.get(form, verb.base)


def _of_others(base: str) -> str:
    """Return a verb as it is said of others: sends, does, runs out."""
    first, space, rest = base.partition(" ")
    if first == "be":
        return f"is {rest}"
    ending = "es" if first in ("do", "go") or first.endswith(("s", "sh", "ch")) else "s"
    return f"{first}{ending}{space}{rest}"


def _past(base: str) -> str:
    return base + ("d" if base.endswith("e") else "ed")
