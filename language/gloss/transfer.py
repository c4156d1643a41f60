"""The rules that turn tagged Hindi into English, and the writing out of what is left."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from language.dates.atom import MONTHS, WEEKDAYS
from language.gloss.lexicon import English, Lexicon, lexicon
from language.gloss.tagging import Tagged

_SECTIONS = ("early", "chains", "predicates", "time", "phrases")
_UNIT = r"(?:DIN|HAFTA|MAHINA|SAAL|TIMAHI|days?|weeks?|months?|years?|quarters?|weekend)"
_WEEKDAYS = "SOMVAR MANGALVAR BUDHVAR GURUVAR SHUKRAVAR SHANIVAR RAVIVAR"
_MONTHS = "JANVARI FARVARI MAARCH APRAIL MAI JUN JULAI AGAST SITAMBAR AKTUBAR NAVAMBAR DISAMBAR"
_WEEKDAY = f"(?:{'|'.join((*_WEEKDAYS.split(), *(day for day in WEEKDAYS if len(day) > 3)))})"
_MONTH = f"(?:{'|'.join((*_MONTHS.split(), *(month for month in MONTHS if month != 'may')))})"
_FESTIVAL = "(?:DIWALI|HOLI|EID|RAKHI|DUSSEHRA|NAVRATRI|DHANTERAS|KRISMAS)"
_FIELD = (
    r"(?:(?:BILL|invoice) )?"
    r"(?:TARIKH|date|NUMBER|number|no|KUL YOG|YOG|total|gstin|STHAN|supply (?:KA )?STHAN|NAAM|name)"
)
_MACROS = (
    (re.compile(r"\bFLD\b"), _FIELD.replace("\\", "\\\\")),
    (re.compile(r"\bX1\b"), r"@\\d+(?: #\\d+)?"),
    (re.compile(r"\bV\b"), r"[A-Z][A-Z0-9_]*"),
    (re.compile(r"\bF\b"), r"[A-Z0-9]+"),
    (re.compile(r"\bN\b"), r"#\\d+k?"),
    (re.compile(r"\bB\b"), r"#\\d+k"),
    (re.compile(r"\bU\b"), _UNIT),
    (re.compile(r"\bW\b"), _WEEKDAY),
    (re.compile(r"\bM\b"), _MONTH),
    (re.compile(r"\bH\b"), _FESTIVAL),
)
_TAG = re.compile(r"[^ ]+")
_VERB = re.compile(r"(?P<verb>[A-Z][A-Z0-9_]*)\.(?P<form>[A-Z0-9]+)")
_ENGLISH_VERB = re.compile(r"(?P<verb>[a-z]+)~(?P<form>[A-Z0-9]+)")
_DATE_PART = re.compile(r"#\d+k?|[A-Z]+|[a-z0-9]+")
_AHEAD = frozenset({"FUT", "SHOULD", "SUBJ1", "SUBJ", "CAN"})
_BEHIND = frozenset({"PAST"})
_ACCOUNTS = frozenset(
    "BIKRI sale sales MUNAFA profit margin revenue RAJASVA KAMAI BILL bills HISAB".split()  # noqa: SIM905 read as words
)
"""What books tell of days gone by: "kal ki bikri" with no verb is yesterday's."""
_BOUNDARY = re.compile(r"[.?!;]")
_CLAUSE = re.compile(r"((?<= )(?:[.?!;,]|AUR)(?= ))")
_BID_LAST = re.compile(
    r"(?P<what>.+?)(?<! i) "
    r"(?P<verb>show|tell|give|send|list|download|export|set|change|reset|undo|explain|compare|make)"
    r"(?: me| please)?$"
)
_PUT_LAST = re.compile(
    r"(?P<what>.*\b(?:forecast|demand|limit|level|margin|profit|cost|rate|time|settings?)\b.*?)"
    r" set to (?P<value>\S.*)$"
)
_RESET_LAST = re.compile(r"(?P<what>\S.*) reset to default$")
_COPULA_LAST = re.compile(r"(?P<what>.+?) (?:what|how much|how many)(?: set)? (?:is|was|are|kept|be)$")
_ASKING = re.compile(r"\W*(?:what|which|who|when|why|how|should|will|can|if)\b")
_NAMED = {"KAL": ("tomorrow", "yesterday"), "PARSO": ("day after tomorrow", "day before yesterday")}


@cache
def rules() -> tuple[tuple[str, tuple[tuple[re.Pattern[str], str], ...]], ...]:
    """Return the sections of rules, compiled."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {section: [] for section in _SECTIONS}
    section = ""
    for line in files("language.gloss").joinpath("rules.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found[section].append(_compiled(line))
    return tuple((section, tuple(lines)) for section, lines in found.items())


def _compiled(line: str) -> tuple[re.Pattern[str], str]:
    pattern, _, replacement = line.partition(" =>")
    for macro, meaning in _MACROS:
        pattern = macro.sub(meaning, pattern)
    return re.compile(rf"(?<= )(?:{pattern})(?= )"), replacement.strip()


def transferred(found: Tagged) -> str:
    """Return the message in English words."""
    words = lexicon()
    text = " " + " ".join(found.tags) + " "
    for section, lines in rules():
        if section == "time":
            text = _with_days_told_apart(text)
        for pattern, replacement in lines:
            text = re.sub(r" {2,}", " ", pattern.sub(replacement, text))
    clauses = (_in_order(clause, found, words) for clause in _CLAUSE.split(text))
    written = re.sub(r" +([.?!,;%])", r"\1", re.sub(r" {2,}", " ", " ".join(clauses)))
    return written.strip()


def _in_order(clause: str, found: Tagged, words: Lexicon) -> str:
    """Return a clause in English words, what it asks or bids first as English has it."""
    written = " ".join(part for tag in _TAG.findall(clause) if (part := _written(tag, found, words)))
    bid = _BID_LAST.match(written)
    if bid and not _ASKING.match(written):
        return f"{bid['verb']} {bid['what']}"
    reset = _RESET_LAST.match(written)
    if reset:
        return f"reset {reset['what']} to default"
    put = _PUT_LAST.match(written)
    if put and not _ASKING.match(written):
        return f"set {put['what']} to {put['value']}"
    asked = _COPULA_LAST.match(written)
    if asked and not _ASKING.match(written):
        return f"what is {asked['what']}"
    return written


def _with_days_told_apart(text: str) -> str:
    """Return the tags with "kal" and "parso" as the day before or after, where the verb tells."""
    tags = text.split()
    is_forecast = bool({"ANUMAN", "forecast"} & set(tags))
    for position, tag in enumerate(tags):
        if tag in _NAMED:
            tense = "future" if is_forecast else _tense_after(tags, position)
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
        if form in _AHEAD or tag in ("forecast", "ANUMAN"):
            return "future"
        if form in _BEHIND or tag == "THA":
            return "past"
    if any(tag.endswith(".PAST") or tag in ("THA", "sold") for tag in tags[:position]):
        return "past"
    return "past" if accounts else None


def _written(tag: str, found: Tagged, words: Lexicon) -> str:
    if tag[0] in "@#" and tag[1:].rstrip("k").isdigit():
        return found.texts[int(tag[1:].rstrip("k"))]
    if tag[0] == "=":
        return " ".join(_written(part, found, words) for part in _DATE_PART.findall(tag[1:]))
    verb = _VERB.fullmatch(tag)
    if verb:
        return _conjugated(words.english[verb["verb"]], verb["form"], verb["verb"] in words.intransitive)
    verb = _ENGLISH_VERB.fullmatch(tag)
    if verb:
        base = verb["verb"]
        return _conjugated(English(base, _past(base), f"{base}ing"), verb["form"], intransitive=False)
    if tag in words.english:
        return words.english[tag].base
    return tag


def _conjugated(verb: English, form: str, intransitive: bool) -> str:
    subject = "" if intransitive else "i "
    past = verb.past or verb.base
    return {
        "FUT": f"will {verb.base}",
        "PAST": past,
        "PROG": f"is {verb.ing}",
        "SHOULD": f"should {subject}{verb.base}",
        "SUBJ1": f"should {subject}{verb.base}",
        "SUBJ": f"will {verb.base}" if intransitive else f"should {subject}{verb.base}",
        "CAN": f"can {subject}{verb.base}",
        "IF": f"if {subject or 'it '}{verb.base}",
        "INF": verb.base if intransitive else f"to {verb.base}",
    }.get(form, verb.base)


def _past(base: str) -> str:
    return base + ("d" if base.endswith("e") else "ed")
