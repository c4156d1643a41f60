"""What an open verb at the end of a sentence says: दाम तय करें bids, क्या मँगाना asks what should be done."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"((?<= )(?:[.?!;])(?= ))")
_ASKING = frozenset(
    "KYA KITNA KITNE KAUNSA KIS KAB KAHAN KAISA KYUN AGAR TO what how which why when if".split()  # noqa: SIM905 read as words
)
_TELLING = frozenset(
    {
        "BATA",
        "DIKHA",
        "BHEJ",
        "SAMJHA",
        "DEKH",
        "SUNA",
        "BOL",
        "GINA",
        "CHETA",
        "notify",
        "remind",
        "alert",
        "show",
    }
)
"""Nobody asks whether to tell."""

_OPEN_LAST = re.compile(
    r"(?P<verb>[A-Za-z_]+)(?P<sign>[.~])(?P<form>SUBJ|INF)(?P<rest>(?: (?:,|na|NAHI|HAAN|BHAI))* )$"
)


def with_moods(text: str) -> str:
    """Return the tags with the last verb of each sentence as a bidding, or as "should" where it asks."""
    return "".join(_told(sentence) for sentence in _SENTENCE.split(text))


def _told(sentence: str) -> str:
    found = _OPEN_LAST.search(sentence)
    if found is None:
        return sentence
    if found["verb"] in _TELLING:
        return f"{sentence[: found.start()]}{found['verb']}{found['sign']}IMP{found['rest']}"
    asks = bool(_ASKING & set(sentence.split())) or re.search(r"\.(?:IF|SHOULD)\b", sentence) is not None
    if asks and found["form"] == "SUBJ":
        return sentence
    mood = "SHOULD" if asks else "IMP"
    return f"{sentence[: found.start()]}{found['verb']}{found['sign']}{mood}{found['rest']}"
