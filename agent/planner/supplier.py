"""Whose papers a message asks for: "Kapoor Toys ke last 3 months ke bill", "invoices from Anand Foods"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from agent.understanding import Understanding
from language.catalogue.plain_words import is_plain
from language.dates.atom import MONTHS, WEEKDAYS
from language.gloss.everyday import everyday_english
from language.gloss.lexicon import lexicon
from language.pattern import Pattern
from language.tokens import Token, tokenize

_OF = frozenset("ke ki ka wale wala wali se के की का वाले वाला वाली से".split())  # noqa: SIM905 read as words
_FROM = frozenset({"from", "by", "of", "supplier", "vendor", "seller"})
_INSIDE = frozenset({"and", "n", "aur", "और"})
_PAPER = Pattern(
    r"\b(?:bills?|invoices?|receipts?|notes?|papers?|documents?|certificates?|challans?|kagaz\w*|parch[ae]\w*)\b"
    r"|बिल|बीजक|इनवॉ?इस|रसीद|काग|पर्च|नोट|दस्तावे|प्रमाण",
    re.IGNORECASE,
)
_POSSESSIVE = Pattern(r"['’]s\b")
_LONGEST = 5
_SHORTEST_UNMARKED = 5
"""Letters of a name in small letters right before a paper: shorter ones are words of Hindi ("jin bills")."""


def supplier_of(understanding: Understanding) -> str:
    """Return the firm or the person whose papers a message asks for; nothing where it names none."""
    text = understanding.text
    paper = _PAPER.search(text)
    if paper is None:
        return ""
    tokens = tokenize(text)
    ours = {entity.text.casefold() for entity in understanding.entities if entity.kind != "metric"}
    for start, end in (
        *_of_kind(tokens),
        *_before_of(tokens, text, paper),
        *_possessive(tokens, text, paper),
        *_right_before(tokens, paper),
        *_after_from(tokens),
    ):
        # an article of the sentence is no part of it, as it is of "The Great Foods"
        first = start + (tokens[start].text == "the" and end - start > 1)
        name = text[tokens[first].start : tokens[end - 1].end]
        if name.casefold() not in ours and len(name) > 1:
            return name
    return ""


def _of_kind(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find names that end in what firms are called: "gupta traders", "verma and sons"."""
    found: list[tuple[int, int]] = []
    for position, token in enumerate(tokens):
        if _kind(token) not in _words("kinds") or _is_nobody(token):
            continue
        end = position + 1
        while end < len(tokens) and _kind(tokens[end]) in _words("kinds"):
            end += 1
        start = _start(tokens, position)
        if 0 < start == position and _may_head(tokens[start - 1]):
            start -= 1  # "Ganesh Traders", though a festival is of his name
        if start < position:
            found.append((start, end))
    return found


def _may_head(token: Token) -> bool:
    """Tell whether an everyday word or a god's name may be a firm's, where a word for a firm follows."""
    word = token.norm
    if word in _words("gods"):
        return True
    common = is_plain(word) or word in _OF or token.is_number or _is_nobody(token)
    return not common and lexicon().exact(word) is None


def _before_of(tokens: Sequence[Token], text: str, paper: re.Match[str]) -> list[tuple[int, int]]:
    """Find names before "ke", "wale" or "से", whose papers follow."""
    found: list[tuple[int, int]] = []
    for position, token in enumerate(tokens):
        if token.norm in _OF and token.start < paper.start():
            start = _start(tokens, position)
            if start < position:
                found.append((start, position))
    return found


def _right_before(tokens: Sequence[Token], paper: re.Match[str]) -> list[tuple[int, int]]:
    """Find a name right before a paper that is spoken of: "Annapurnika bill ok or not"."""
    end = next((at for at, token in enumerate(tokens) if token.start >= paper.start()), len(tokens))
    start = _start(tokens, end)
    if start == end or not _is_name(tokens[end - 1]):
        return []
    last = tokens[end - 1]
    heard = len(last.norm) < _SHORTEST_UNMARKED or lexicon().like(last.norm) is not None
    return [] if heard and not last.text[:1].isupper() else [(start, end)]


def _possessive(tokens: Sequence[Token], text: str, paper: re.Match[str]) -> list[tuple[int, int]]:
    """Find names whose papers follow: "Annapurnika's bill"."""
    found: list[tuple[int, int]] = []
    for position, token in enumerate(tokens):
        if token.start < paper.start() and _POSSESSIVE.match(text, token.end):
            start = _start(tokens, position + 1)
            if start <= position:
                found.append((start, position + 1))
    return found


def _after_from(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find names after "from" or "supplier", with a capital or of nobody's words."""
    found: list[tuple[int, int]] = []
    for position, token in enumerate(tokens[:-1]):
        if token.norm not in _FROM:
            continue
        start = position + 1
        end = start
        while end < len(tokens) and end - start < _LONGEST and _goes_on(tokens, start, end):
            end += 1
        while end > start and tokens[end - 1].norm in _INSIDE:
            end -= 1
        if any(_is_name(one) for one in tokens[start:end]):
            found.append((start, end))
    return found


def _goes_on(tokens: Sequence[Token], start: int, position: int) -> bool:
    token = tokens[position]
    if position > start and token.norm in _INSIDE:
        return position + 1 < len(tokens) and _is_part(tokens[position + 1])
    return _is_part(token)


def _is_part(token: Token) -> bool:
    capital = token.text[:1].isupper() and not _is_nobody(token)
    return _is_name(token) or _kind(token) in _words("kinds") or capital


def _start(tokens: Sequence[Token], end: int) -> int:
    """Return where the name begins that ends before a place: at the first of the words that are one."""
    start = end
    position = end - 1
    while position >= 0 and end - position <= _LONGEST:
        token = tokens[position]
        if (
            token.norm in _OF
            or token.is_number
            or (_is_nobody(token) and _kind(token) not in _words("kinds"))
        ):
            break
        if _is_name(token) or token.norm in _words("openings"):
            start = position
        elif token.norm not in _INSIDE | _words("kinds") and not (is_plain(token.norm) and position > 0):
            break
        position -= 1
    return start if any(_is_name(token) for token in tokens[start:end]) else end


def _is_name(token: Token) -> bool:
    """Tell whether a word is none of English, of Hindi or of the calendar, and so may be somebody's name."""
    word = token.norm
    if len(word) == 1:
        return token.text.isupper() and token.text not in ("A", "I")
    if token.is_number or _is_nobody(token) or is_plain(word) or word in _OF | _INSIDE:
        return False
    listed = lexicon()
    if token.text[:1].isupper() and not listed.exact(word):
        return True
    known = listed.exact(word) or listed.number(word, by_sound=False) or listed.loan(word)
    return not known and (token.text[:1].isupper() or everyday_english(word) is None)


def _kind(token: Token) -> str:
    """Return a word as the kinds of firms are listed: without the dot under its letters."""
    return unicodedata.normalize("NFD", token.norm).replace("\u093c", "")


def _is_nobody(token: Token) -> bool:
    return token.norm in _words("nobody") or token.norm in MONTHS or token.norm in WEEKDAYS


def _words(kind: str) -> frozenset[str]:
    return _lists()[kind]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = files("agent.planner").joinpath("firms.yaml").read_text("utf-8")
    return {kind: frozenset(words.split()) for kind, words in yaml.safe_load(text).items()}
