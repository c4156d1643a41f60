"""What a reply looks like: its characters, its length, its references, its markup."""

from __future__ import annotations

import re
import unicodedata

from agent.facts import CITATION_REFERENCE, FACT_REFERENCE, REFERENCE
from agent.grounding.evidence import MOST_LINES, Evidence

MAX_CHARS = 1_400
"""Of a reply of as many lines as a model may write; a list that was asked for whole has more of both."""

_PUNCTUATION = frozenset(" \n.,;:!?'\"()*%&/+-–—−…•→×·₹‘’“”_")
_MARKS = frozenset("✅❌🔴🟠🟢")
_JOINERS = frozenset("\u200c\u200d")
_ENTITY = re.compile(r"&#?\w+;")
_LINK = re.compile(
    r"https?:|\bwww\.|//|\b[\w-]+\.(?:com|in|org|net|io|co|gov|nic|info|biz|app|dev|ai|shop|store|me|ly)\b",
    re.IGNORECASE,
)
_LETTERS_APART = re.compile(r"(?<!\w)(?:[^\W\d_][\s.\-–_*/]+){3,}[^\W\d_](?!\w)")
_BEFORE_REFERENCE = frozenset(" \n*(\"'“‘—/")
_AFTER_REFERENCE = frozenset(" \n*)\"'”’—/;!?।")
_AFTER_IF_SPACE = frozenset(".,:")


def surface_defects(text: str, evidence: Evidence) -> list[str]:
    """Return what hides, breaks or overgrows: reasons a model can act on."""
    defects = [f"character {_name(char)} is not allowed" for char in sorted(_foreign(text, evidence))]
    most_chars = MAX_CHARS * evidence.most_lines // MOST_LINES
    if len(text) > most_chars or text.count("\n") >= evidence.most_lines:
        defects.append("too long: at most seven short lines")
    defects += [
        f"there is no fact {{{fact_id}}}"
        for fact_id in FACT_REFERENCE.findall(text)
        if fact_id not in evidence.book
    ]
    defects += [
        f"there is no citation {{c{number}}}"
        for number in CITATION_REFERENCE.findall(text)
        if not 0 < int(number) <= len(evidence.citations)
    ]
    plain = REFERENCE.sub(" ", text)
    if "{" in plain or "}" in plain:
        defects.append("braces are for references like {f1.2} alone")
    if _ENTITY.search(plain):
        defects.append("no HTML entities")
    if _LINK.search(plain):
        defects.append("no links: sources are attached to the reply by themselves")
    if _LETTERS_APART.search(plain):
        defects.append("no words with their letters set apart")
    if any(line.count("*") % 2 for line in text.split("\n")):
        defects.append("an opening * lacks its closing * on the same line")
    return defects + _touching(text)


def _foreign(text: str, evidence: Evidence) -> set[str]:
    own_letters = {char for char in evidence.user_text if unicodedata.category(char)[0] in "LM"}
    foreign: set[str] = set()
    for position, char in enumerate(text):
        if char.isascii():
            if not (char.isalnum() or char in _PUNCTUATION or char in "{}"):
                foreign.add(char)
        elif char in _JOINERS:
            if position == 0 or not _is_devanagari(text[position - 1]):
                foreign.add(char)
        elif not (char in _PUNCTUATION or char in _MARKS or char in own_letters or _is_letter(char)):
            foreign.add(char)
    return foreign


def _is_letter(char: str) -> bool:
    if _is_devanagari(char):
        return True
    return "\u00c0" <= char <= "\u00ff" and unicodedata.category(char)[0] == "L"


def _is_devanagari(char: str) -> bool:
    return "\u0900" <= char <= "\u097f"


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed')}"


def _touching(text: str) -> list[str]:
    """References that what stands next to them would turn into another value."""
    defects: list[str] = []
    for match in FACT_REFERENCE.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        beyond = text[match.end() + 1] if match.end() + 1 < len(text) else " "
        if before not in _BEFORE_REFERENCE:
            defects.append(f"put a space before {match[0]}")
        closed = after in _AFTER_REFERENCE or (
            after in _AFTER_IF_SPACE and not beyond.isalnum() and beyond != "{"
        )
        if not closed:
            defects.append(f"put a space after {match[0]}")
    return defects
