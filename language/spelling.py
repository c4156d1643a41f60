"""Typing errors in the common words of our trade ("tommorow", "revnue") put right.

Only words that are neither plain English of ours nor anybody's product, and only where one
common word is near: a name is never turned into a verb.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.catalogue.common_word import is_english
from language.catalogue.plain_words import KEYWORDS, is_plain
from language.losing import with_losses_as_profit
from language.pattern import Pattern
from language.plainer import in_plainer_words
from language.tokens import tokenize

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_SHORTEST = 5
_OF_PACKS = frozenset({"gm", "g", "l", "ml", "kg", "pk", "pc"})
"""Behind a number these are of a pack, whatever else they are short for."""

_LAKHS = Pattern(
    r"((?:\b(?:cap(?:ped)?|budget|limit(?:ed)?|within|under|below|up\s*to|max(?:imum)?|spend(?:ing)?|ceiling)\b"
    r"(?:\s+(?:is|at|of|to|it|=))*|₹|\brs\.?)\s*₹?\s*\d+(?:\.\d+)?)\s?L\b"
)
"""Money in lakhs, as offices write it: "cap at 12L"; anywhere else L is a litre."""
_LONG = 8
_MAX_WORDS = 40


@cache
def _short_forms() -> dict[str, str]:
    listed = yaml.safe_load(files("language").joinpath("short_forms.yaml").read_text("utf-8"))
    return {form: word for word, forms in listed.items() for form in forms.split()}


def corrected(text: str, vocabulary: Vocabulary) -> str:
    """Return the text in the planner's plain words, misspelt common ones put right."""
    text = with_losses_as_profit(in_plainer_words(_LAKHS.sub(r"\1 lakh", text), vocabulary.knows))
    pieces: list[str] = []
    end = 0
    tried = 0
    last = ""
    short = _short_forms()
    for token in tokenize(text):
        word = token.norm
        part = "_" in text[max(0, token.start - 1) : token.end + 1] or (
            token.text.isupper() and not text.isupper()
        )
        before, last = last, word
        ordinal = text[max(0, token.start - 1) : token.start].isdigit()  # the "nd" of "2nd"
        ordinal = ordinal or (before.isdecimal() and word in _OF_PACKS)
        if word in short and not ordinal and (not part or " " in short[word]) and not vocabulary.knows(word):
            pieces += [text[end : token.start], short[word]]
            end = token.end
            continue
        if (
            len(word) < _SHORTEST
            or not (word.isascii() and word.isalpha())
            or is_plain(word)
            or is_english(word)
        ):
            continue  # "produce" is no misspelt product
        if (token.text[0].isupper() and token.start > 0) or "_" in text[token.start - 1 : token.end + 1]:
            continue
        tried += 1
        if tried > _MAX_WORDS:
            break
        if vocabulary.knows(word) or vocabulary.places.resemble(word):
            continue
        found = process.extractOne(word, KEYWORDS, scorer=OSA.distance, score_cutoff=1 + (len(word) >= _LONG))
        if found is not None:
            pieces += [text[end : token.start], found[0]]
            end = token.end
    return "".join([*pieces, text[end:]])
