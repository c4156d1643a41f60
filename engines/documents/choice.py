"""Choices to tick: of several answers printed, the one that is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.documents.layout import Line, Run, Sheet, Token

_TICKED = re.compile(r"[☑☒✓✔√🗹]|[\[(][xX✓✔√*][\])]")
_UNTICKED = re.compile(r"[☐□○]|[\[(]_*[\])]")
_MOST = 12  # lines of a choice


def chosen(sheet: Sheet, run: Run) -> Run | None:
    """Return the words that are ticked where a place is a choice of several; `None` where it is none.

    Args:
        sheet: The page.
        run: Where the choice begins: its first answer, or the box before it.
    """
    lines = sheet.lines
    start = next(line.index for line in lines if run.tokens[0] in line.tokens)
    offered: list[tuple[bool, Run]] = []
    for line in lines[start : start + _MOST]:
        answers = list(_answers(line))
        if not answers:
            break
        offered += answers
    ticked = [answer for marked, answer in offered if marked]
    return ticked[0] if len(offered) > 1 and len(ticked) == 1 else None


def is_offered(line: Line, at: int) -> bool:
    """Tell whether a word stands behind a box to tick: it is part of an answer, no label."""
    return any(
        _TICKED.fullmatch(token.text) or _UNTICKED.fullmatch(token.text) or token.text in {"]", ")"}
        for token in line.tokens[:at]
    )


def _answers(line: Line) -> Iterator[tuple[bool, Run]]:
    """Yield the answers of a line, each with whether the box before it is ticked."""
    tokens = list(_joined(line.tokens))
    marks = [
        at for at, (text, _) in enumerate(tokens) if _TICKED.fullmatch(text) or _UNTICKED.fullmatch(text)
    ]
    for order, at in enumerate(marks):
        stop = marks[order + 1] if order + 1 < len(marks) else len(tokens)
        words = [token for _, parts in tokens[at + 1 : stop] for token in parts]
        if any(char.isalnum() for token in words for char in token.text):
            yield _TICKED.fullmatch(tokens[at][0]) is not None, Run(words)


def _joined(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield words with the two halves of "[ ]" as one."""
    skip = False
    for at, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text in {"[", "("} and following is not None and following.text in {"]", ")"}:
            yield token.text + following.text, (token, following)
            skip = True
        else:
            yield token.text, (token,)
