"""Typing errors in the common words of our trade ("tommorow", "revnue") put right.

Only words that are neither plain English of ours nor anybody's product, and only where one
common word is near: a name is never turned into a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.catalogue.plain_words import KEYWORDS, is_plain
from language.tokens import tokenize

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_SHORTEST = 5
_ABBREVIATIONS = {
    "mnth": "month", "mth": "month", "mnths": "months", "mths": "months", "wk": "week", "wks": "weeks",
    "yr": "year", "yrs": "years", "qtr": "quarter", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow",
    "tom": "tomorrow", "yday": "yesterday", "ystrday": "yesterday", "ystday": "yesterday", "nxt": "next",
    "lst": "last", "dys": "days", "wat": "what", "wht": "what", "wl": "will", "wil": "will", "hw": "how",
    "mny": "many", "mch": "much", "y": "why", "ths": "this", "wid": "with", "wth": "with", "frm": "from",
    "b4": "before", "pls": "please", "plz": "please", "thx": "thanks", "u": "you", "r": "are", "shd": "should",
    "shud": "should", "cud": "could", "wud": "would", "cn": "can", "abt": "about", "n": "and", "nd": "and",
    "bcoz": "because", "coz": "because", "cuz": "because", "rev": "revenue", "mrgn": "margin", "prc": "price",
    "prcs": "prices", "fcst": "forecast", "frcst": "forecast", "bgt": "budget", "inv": "inventory",
    "ordr": "order", "rordr": "reorder", "qnty": "quantity", "strs": "stores", "str": "store", "prod": "product",
    "prods": "products", "cat": "category", "svc": "service", "lvl": "level", "chng": "change", "chg": "change",
    "xport": "export", "dwnld": "download", "dnld": "download", "wrk": "work", "wrkd": "worked",
    "hapn": "happen", "hapns": "happens", "hppns": "happens", "hpns": "happens", "stk": "stock",
    "stkout": "stockout", "comp": "competitor", "disc": "discount", "mktplace": "marketplace",
    "mkt": "market", "msg": "message", "avg": "average", "approx": "about", "recos": "recommendations",
    "reco": "recommendation", "recs": "recommendations", "govt": "government", "wrt": "about",
}  # fmt: skip
_LONG = 8
_MAX_WORDS = 40


def corrected(text: str, vocabulary: Vocabulary) -> str:
    """Return the text with misspelt common words replaced."""
    pieces: list[str] = []
    end = 0
    tried = 0
    for token in tokenize(text):
        word = token.norm
        part = "_" in text[max(0, token.start - 1) : token.end + 1] or (token.text.isupper() and not text.isupper())
        if word in _ABBREVIATIONS and not part and not vocabulary.knows(word):
            pieces += [text[end : token.start], _ABBREVIATIONS[word]]
            end = token.end
            continue
        if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()) or is_plain(word):
            continue
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
