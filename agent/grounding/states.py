"""What a thing is said to be, in words alone: out of stock, overstocked, on offer, safe.

Such a word is a claim like a number; a fact of the turn must tell it, of that thing where the line names one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agent.facts import FACT_REFERENCE
from agent.grounding.comparatives import EDGE, END
from agent.grounding.evidence import Evidence, masked
from agent.grounding.movement import size_of
from core.fact import Fact
from language.pattern import Pattern

_LATER = Pattern(
    rf"{EDGE}(?:will|may|might|could|would|if|when|until|before|likely|risk|hoga|hogi|honge|agar|jab|sakt[aie]|होगा|होगी"
    rf"|होंगे|अगर|जब|सकत[ाीे]){END}",
    re.IGNORECASE,
)
_HELD = re.compile(r"\bon hand\b|\bin stock\b|\bstock now\b", re.IGNORECASE)
_NONE_LEFT = re.compile(r"\bnone left\b|\bout of stock\b|\bempty\b|\bstock-?outs?\b", re.IGNORECASE)
_RUNS_OUT = re.compile(r"\brun(?:s|ning)? out\b|\bat risk\b|\bshelf empty\b", re.IGNORECASE)
_TOO_MUCH = re.compile(r"overstock|excess|surplus|too much|slow", re.IGNORECASE)
_ON_OFFER = re.compile(r"promo|offer|discount|scheme", re.IGNORECASE)


@dataclass(frozen=True)
class _State:
    """Words that claim a state, whether only of the present, and which facts bear it out."""

    words: Pattern
    borne_out: Callable[[Iterable[Fact]], bool]
    now: bool = False


def _is_empty(facts: Iterable[Fact]) -> bool:
    return any(
        (_HELD.search(fact.label) and size_of(fact) == 0)
        or (_NONE_LEFT.search(fact.label) and size_of(fact) != 0)
        for fact in facts
    )


def _is_safe(facts: Iterable[Fact]) -> bool:
    return not any(_RUNS_OUT.search(fact.label) and size_of(fact) != 0 for fact in facts)


def _tells(pattern: re.Pattern[str]) -> Callable[[Iterable[Fact]], bool]:
    return lambda facts: any(
        pattern.search(fact.label) or (fact.unit == "text" and pattern.search(str(fact.value)))
        for fact in facts
    )


_STATES = (
    _State(
        Pattern(
            rf"{EDGE}(?:(?:is|are|already|now|currently)\s+(?:\w+\s+)?(?:out\s+of\s+stock|sold\s+out)|no\s+stock|none\s+left"
            rf"|nothing\s+left|(?:stock|maal)\s+(?:nahi|nahin|khatam\s+ho\s+ga[yi]\w*)|kuch\s+nahi\s+bacha"
            rf"|(?:स्टॉक|माल)\s+(?:नहीं|ख़त्म\s+हो\s+ग\S+|खत्म\s+हो\s+ग\S+)|कुछ\s+नहीं\s+बचा){END}",
            re.IGNORECASE,
        ),
        _is_empty,
        now=True,
    ),
    _State(
        Pattern(
            rf"{EDGE}(?:(?:won['’]?t|will\s+not|not\s+going\s+to|does\s+not|doesn['’]?t|don['’]?t|never)\s+(?:run|sell|stock)\s*out"
            rf"|no\s+(?:risk|danger)\s+of\s+(?:running|selling)\s+out|khatam\s+nahi\s+hog\w+|(?:ख़त्म|खत्म)\s+नहीं\s+होग\S+){END}",
            re.IGNORECASE,
        ),
        _is_safe,
    ),
    _State(
        Pattern(
            rf"{EDGE}(?:overstock\w*|over-?stocked|excess\s+stock|surplus|too\s+much\s+stock|(?:zyada|jyada)\s+(?:stock|maal)"
            rf"|(?:ज़्यादा|ज्यादा)\s+(?:स्टॉक|माल)){END}",
            re.IGNORECASE,
        ),
        _tells(_TOO_MUCH),
    ),
    _State(
        Pattern(
            rf"{EDGE}(?:(?:is|are|currently|now)\s+on\s+(?:promotion|promo|offer|sale|discount)|(?:offer|scheme)\s+(?:chal|me|mein)\w*"
            rf"|ऑफ़र\s+(?:में|चल)|ऑफर\s+(?:में|चल)\S*){END}",
            re.IGNORECASE,
        ),
        _tells(_ON_OFFER),
    ),
)


def state_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every state that no fact tells of what the line names; of all facts where it names nothing."""
    defects: list[str] = []
    for line in text.split("\n"):
        plain = masked(line)
        for state in _STATES:
            match = state.words.search(plain)
            if match is None or (state.now and _LATER.search(plain)):
                continue
            if not state.borne_out(_about(line, evidence)):
                defects.append(f"{match[0]!r}: no fact says so")
    return defects


def _about(line: str, evidence: Evidence) -> list[Fact]:
    """Return the facts about the product that a line names, else all of the turn's."""
    on_line = [evidence.book[fact_id] for fact_id in FACT_REFERENCE.findall(line) if fact_id in evidence.book]
    named = {fact.subject["sku_id"] for fact in on_line if fact.unit == "text" and "sku_id" in fact.subject}
    if not named:
        return list(evidence.book)
    return [fact for fact in evidence.book if fact.subject.get("sku_id") in named]
