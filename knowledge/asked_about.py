"""The thing that a question asks something of: the tax on biscuits, the HSN of oil, the commission on books.

What rules give by kind of thing must be of that very kind. A passage on the tax on tobacco is no answer to
what the tax on biscuits is, however near the two are in words and in meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from knowledge.expand import Term, is_class, is_thing, stop_words
from knowledge.terms import stemmed
from language.script import Language
from language.tokens import Token, tokenize

_GAP = 4
"""Words that may stand between what is asked and the word that joins the thing to it."""
_LONGEST = 3
"""Words of a thing."""


@dataclass(frozen=True)
class AskedAbout:
    """`said` is the thing in the question's words; `attribute` and `things` are the question's terms of both.

    Of `things` the first is what the others only describe.
    """

    said: str
    attribute: tuple[Term, ...]
    things: tuple[Term, ...]


def asked_about(text: str, language: Language, terms: Sequence[Term]) -> AskedAbout | None:
    """Return what a question asks something of that differs by kind of thing; `None` if it does not.

    Args:
        text: The question.
        language: Of the question.
        terms: What it speaks of.
    """
    tokens = tokenize(text)
    stems = [stemmed(token.norm) for token in tokens]
    for start, end in _attributes(stems):
        thing = _behind(tokens, end) if language == "en" else _before(tokens, start, language)
        thing = thing or _joined_to(tokens, start) or _after(tokens, end, language)
        attribute = _terms(terms, stems[start:end])
        named = [token for token in thing if stemmed(token.norm) not in _stems("general")]
        things = _terms(terms, [stemmed(token.norm) for token in reversed(named)])
        if attribute and things and named and named[-1] is thing[-1]:
            return AskedAbout(text[named[0].start : named[-1].end], attribute, things)
    return None


def _attributes(stems: Sequence[str]) -> list[tuple[int, int]]:
    """Return where attributes stand, the longest first at each place."""
    return [
        (at, at + len(name))
        for at in range(len(stems))
        for name in _names()
        if tuple(stems[at : at + len(name)]) == name
    ]


def _behind(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Return the thing that an English preposition brings: "GST on mustard oil"."""
    joins = next((at for at in range(end, min(end + _GAP, len(tokens))) if _is(tokens[at], "before")), None)
    if joins is None:
        return ()
    stops = stop_words("en")
    start = joins + 1
    while start < len(tokens) and tokens[start].norm in stops:
        start += 1
    end = start
    while end < min(start + _LONGEST, len(tokens)) and tokens[end].norm not in stops:
        end += 1
    return tokens[start:end]


def _before(tokens: Sequence[Token], start: int, language: Language) -> Sequence[Token]:
    """Return the thing that a Hindi postposition follows: "सरसों के तेल पर जीएसटी"."""
    joins = next(
        (at for at in range(start - 1, max(start - 1 - _GAP, 0), -1) if _is(tokens[at], "behind")), None
    )
    if joins is None:
        return ()
    stops = stop_words(language)
    while joins and tokens[joins - 1].norm in _listed()["done"].split():
        joins -= 1
    begin = joins
    while begin > max(joins - _LONGEST, 0) and tokens[begin - 1].norm not in stops:
        begin -= 1
    return tokens[begin:joins]


def _after(tokens: Sequence[Token], end: int, language: Language) -> Sequence[Token]:
    """Return a known thing that a Hindi question names last: "commission kitna lagta hai kurti pe"."""
    if language == "en" or end + 1 >= len(tokens) or not _is(tokens[-1], "upon"):
        return ()
    return tokens[-2:-1] if _is_known(tokens[-2]) else ()


def _joined_to(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """Return a known thing that stands right before what is asked: "biscuit GST rate"."""
    return tokens[start - 1 : start] if start and _is_known(tokens[start - 1]) else ()


def _is_known(token: Token) -> bool:
    return is_thing(token.norm) or is_class(token.norm)


def _terms(terms: Sequence[Term], stems: Sequence[str]) -> tuple[Term, ...]:
    found = [next((term for term in terms if stem in term.words), None) for stem in stems]
    return tuple(dict.fromkeys(term for term in found if term is not None))


def _is(token: Token, kind: str) -> bool:
    return token.norm in _listed()[kind].split()


@cache
def _names() -> tuple[tuple[str, ...], ...]:
    names = {tuple(stemmed(word) for word in name.split()) for name in _listed()["attributes"].split(",")}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stemmed(token.norm) for token in tokenize(_listed()[kind]))


@cache
def _listed() -> dict[str, str]:
    return yaml.safe_load(files("knowledge.words").joinpath("attributes.yaml").read_text("utf-8"))
