"""Comparatives: "rose", "more", "highest", in three languages, held against the facts.

Past tense alone is a claim of what happened: "will rise" is a forecast's own matter and
"raise the price" an advice. "Twice" and "दोगुना" are numbers (see `numerals`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.facts import FACT_REFERENCE
from agent.grounding.evidence import Evidence
from agent.grounding.movement import change_sign, contenders, moved, movements, size_of
from core.fact import Fact

_EDGE, _END = r"(?<![\w\u0900-\u0963])", r"(?![\w\u0900-\u0963])"


def _any_of(*words: str) -> re.Pattern[str]:
    alternatives = "|".join(sorted((w.replace(" ", r"\s+") for w in words), key=len, reverse=True))
    return re.compile(f"{_EDGE}(?:{alternatives}){_END}", re.IGNORECASE)


_ROSE = _any_of(
    *("rose", "risen", "grew", "grown", "increased", "climbed", "jumped", "surged", "went up", "has gone up"),
    *("have gone up", "is up", "are up", "was up", "were up", "improved"),
    *("बढ़ा", "बढ़ी", "बढ़े", "बढ़ीं", "बढ़कर", "बढ़ गया", "बढ़ गई", "बढ़ गए", "बढ़ चुकी", "उछली", "उछला", "चढ़ा", "चढ़ी"),
    *("बढ़त हुई", "बढ़ोतरी हुई", "इज़ाफ़ा हुआ", "badha", "badhi", "badhe", "barha", "barhi", "badhkar", "badh gaya"),
    *("badh gayi", "badh gai", "badh gaye", "uchla", "uchhla", "chadha", "chadhi"),
)
_FELL = _any_of(
    *("fell", "fallen", "dropped", "decreased", "declined", "shrank", "shrunk", "slipped", "went down"),
    *("has gone down", "have gone down", "is down", "are down", "was down", "were down", "worsened"),
    *(
        "घटा",
        "घटी",
        "घटे",
        "घटीं",
        "घटकर",
        "घट गया",
        "घट गई",
        "घट गए",
        "गिरा",
        "गिरी",
        "गिरे",
        "गिर गया",
        "गिर गई",
        "कम हुआ",
    ),
    *("कम हुई", "कम हुए", "कम हो गई", "कम हो गया", "गिरावट आई", "कमी आई", "ghata", "ghati", "ghate", "ghatkar"),
    *(
        "ghat gaya",
        "ghat gayi",
        "ghat gai",
        "gira",
        "giri",
        "gire",
        "gir gaya",
        "gir gayi",
        "kam hua",
        "kam hui",
    ),
    *("kam hue", "kam ho gaya", "kam ho gayi", "giravat aayi", "kami aayi"),
)
_HYPOTHETICAL = _any_of(
    *(
        "may",
        "might",
        "could",
        "would",
        "if",
        "सकता",
        "सकती",
        "सकते",
        "शायद",
        "अगर",
        "sakta",
        "sakti",
        "sakte",
    ),
    *("shayad", "agar", "not", "nahi", "nahin", "नहीं"),
)
"""What makes a claim none, or its contrary: a line with such a word is left to its facts."""

_MORE_BEFORE = re.compile(r"(?:\bup(?:\s+by)?|\bzyada|\bjyada|ज़्यादा|ज्यादा)\s*$", re.IGNORECASE)
_LESS_BEFORE = re.compile(r"(?:\bdown(?:\s+by)?)\s*$", re.IGNORECASE)
_MORE_BEHIND = re.compile(
    rf"^\s*(?:(?:points?|पॉइंट|point)\s+)?(?:ki\s+|की\s+)?(?:more|higher|above|increase|rise|growth|ज़्यादा|ज्यादा|अधिक|ऊपर|बढ़त|बढ़ोतरी"
    rf"|zyada|jyada|adhik|upar|badhat|badhotri){_END}",
    re.IGNORECASE,
)
_LESS_BEHIND = re.compile(
    rf"^\s*(?:(?:points?|पॉइंट|point)\s+)?(?:ki\s+|की\s+)?(?:less|fewer|lower|below|decrease|drop|decline|fall|कम|नीचे|गिरावट|कमी"
    rf"|kam|neeche|giravat|kami){_END}",
    re.IGNORECASE,
)
_HIGHEST = _any_of(
    *(
        "highest",
        "largest",
        "biggest",
        "sold most",
        "sold the most",
        "सबसे ज़्यादा",
        "सबसे ज्यादा",
        "सबसे अधिक",
        "सबसे बड़ा",
    ),
    *(
        "सबसे बड़ी",
        "सबसे बड़े",
        "सबसे ऊँचा",
        "सबसे ऊंचा",
        "सबसे आगे",
        "sabse zyada",
        "sabse jyada",
        "sabse bada",
        "sabse badi",
    ),
    *("sabse bade", "sabse aage", "sabse adhik"),
)
_LOWEST = _any_of(
    *("lowest", "smallest", "least", "सबसे कम", "सबसे छोटा", "सबसे छोटी", "सबसे नीचे", "सबसे पीछे", "sabse kam"),
    *("sabse chhota", "sabse chhoti", "sabse neeche", "sabse peeche"),
)
_CLAUSE = re.compile(
    rf"[;।\n]|\.(?=\s|$)|,|{_EDGE}(?:but|while|whereas|and|और|लेकिन|पर|मगर|जबकि|aur|lekin|par|magar|jabki){_END}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Reference:
    start: int
    end: int
    fact: Fact


def comparison_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every comparative that the facts beside it, or all of the turn's, contradict."""
    defects: list[str] = []
    for line in text.split("\n"):
        defects += _beside_changes(line, evidence)
        defects += _superlatives(line, evidence)
        for clause in _clauses(line):
            defects += _directions(clause, line, evidence)
    return defects


def _directions(clause: str, line: str, evidence: Evidence) -> list[str]:
    """Return a claim of the past that no fact bears out: the nearest figure decides, else any."""
    if _HYPOTHETICAL.search(clause):
        return []
    defects: list[str] = []
    for pattern, sign in ((_ROSE, 1), (_FELL, -1)):
        for match in pattern.finditer(clause):
            told = [
                (min(abs(one.start - match.end()), abs(match.start() - one.end)), direction)
                for one in _references(clause, evidence)
                if (direction := moved(one.fact, evidence.book)) is not None
            ]
            if told:
                true = min(told)[1] == sign
            else:
                on_line = {moved(one.fact, evidence.book) for one in _references(line, evidence)} - {None}
                true = sign in (on_line or set(movements(evidence.book)))
            if not true:
                defects.append(f"{match[0]!r}: no fact says that it moved that way")
    return defects


def _beside_changes(line: str, evidence: Evidence) -> list[str]:
    """Return "up" or "less" right beside a change that went the other way."""
    defects: list[str] = []
    for one in _references(line, evidence):
        sign = change_sign(one.fact, evidence.book)
        if sign is None:
            continue
        before, behind = line[: one.start], line[one.end :]
        more = _MORE_BEFORE.search(before) or _MORE_BEHIND.search(behind)
        less = _LESS_BEFORE.search(before) or _LESS_BEHIND.search(behind)
        if (more and not less and sign < 0) or (less and not more and sign > 0):
            said = (more or less or [""])[0].strip()
            defects.append(f"{said!r} beside {{{one.fact.id}}}: that change went the other way")
    return defects


def _superlatives(line: str, evidence: Evidence) -> list[str]:
    """Return "highest" or "lowest" on a line whose figure is not the extreme of its kind."""
    defects: list[str] = []
    for pattern, pick in ((_HIGHEST, max), (_LOWEST, min)):
        match = pattern.search(line)
        if match is None:
            continue
        for one in _references(line, evidence):
            others, own = contenders(one.fact, evidence.book), size_of(one.fact)
            if len(others) > 1 and own is not None and own != pick([*others, own]):
                defects.append(f"{match[0]!r}: {{{one.fact.id}}} is not that among its kind")
                break
    return defects


def _references(text: str, evidence: Evidence) -> list[_Reference]:
    return [
        _Reference(match.start(), match.end(), evidence.book[match[1]])
        for match in FACT_REFERENCE.finditer(text)
        if match[1] in evidence.book and evidence.book[match[1]].unit not in {"text", "date"}
    ]


def _clauses(line: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(line) if clause]
