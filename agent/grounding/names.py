"""Names outside references: of the catalogue, and such as nobody knows."""

from __future__ import annotations

import re

from agent.catalogue import Mention
from agent.grounding.evidence import MASK, Evidence, masked
from agent.grounding.hindi_words import speech
from agent.grounding.vocabulary import CAPITALS, OPENERS
from language.tokens import words

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*(?:_\w+)*")
_SKIPPED = " *(\"'“‘•✅❌🔴🟠🟢-–—"
_OPENING = ".!?:।"
_ITEM_MARKS = frozenset("🔴🟠•")
_EMPHASIS = re.compile(r"\*([^*\n]+)\*|“([^”\n]+)”|\"([^\"\n]+)\"|(?<!\w)'([^'\n]+)'(?!\w)")
_SENTENCE_WORDS = OPENERS | {"i"}


def name_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every name that is no fact's, not cited and not the user's own."""
    defects: list[str] = []
    for line in text.split("\n"):
        plain = masked(line)
        known = evidence.user_words | frozenset(words(evidence.cited_on(line)))
        mentions = evidence.mentions(plain)
        defects += [
            f"{plain[mention.start : mention.end]!r} is a name: refer to the fact that says it"
            for mention in mentions
            if not is_own(mention, plain, evidence)
        ]
        if line.lstrip()[:1] in _ITEM_MARKS and MASK not in plain and not set(words(plain)) <= known:
            defects.append("a line of a list must refer to what it is about")
        covered = [(mention.start, mention.end) for mention in mentions]
        for match in _WORD.finditer(plain):
            inside = any(start <= match.start() < end for start, end in covered)
            if not inside and _is_unknown_name(match, plain, known):
                defects.append(f"{match[0]!r} looks like a name of your own: refer to a fact or drop it")
        defects += [
            f"{word!r} in bold or quotes is no fact and not the user's word"
            for match in _EMPHASIS.finditer(plain)
            for word in words("".join(group or "" for group in match.groups()))
            if word not in known and not word.isdecimal() and not _is_speech(word)
        ]
    return defects


def is_own(mention: Mention, plain: str, evidence: Evidence) -> bool:
    """Tell whether the user named it, by these or other words."""
    if {name_id.casefold() for name_id in mention.ids} & evidence.named_by_user:
        return True
    written = words(plain[mention.start : mention.end])
    own = words(evidence.user_text)
    return any(own[index : index + len(written)] == written for index in range(len(own)))


def _is_unknown_name(match: re.Match[str], plain: str, known: frozenset[str]) -> bool:
    word = match[0]
    if "_" in word:
        return not set(words(word)) <= known
    if not word[0].isupper() or word in CAPITALS:
        return False
    parts = words(word)
    if set(parts) <= known:
        return False
    before = plain[: match.start()].rstrip(_SKIPPED)
    opens = not before or before[-1] in _OPENING
    return not opens or not all(_is_speech(part) for part in parts)


def _is_speech(word: str) -> bool:
    """Tell whether a word is the speech of a shop, in any language, and no name."""
    return word in _SENTENCE_WORDS or word in speech()
