"""Which of two figures is meant where they are set against each other: "profit I am asking, not sales"."""

from __future__ import annotations

import re

from agent.planner.metric import find_metrics
from language.pattern import Pattern

_FIGURE = r"(?:sales?|revenue|turn-?over|profits?|margins?|units?|quantity|pieces)"
_ENDS = r"(?=\s*(?:[,.;:!?)]|$))"
_DENIED = Pattern(
    rf"(?:,|\band\b|\bbut\b|[-–—])?\s*\bnot\s+(?:the\s+|of\s+|in\s+)?(?P<behind>{_FIGURE}){_ENDS}"
    rf"|\b(?P<before>{_FIGURE})\s+(?:no|not){_ENDS}",
    re.IGNORECASE,
)
_SAYS_ONLY_WHICH = Pattern(
    r"\W*(?:(?:i|we|am|was|is|are|it|means?|meant|want(?:ed)?|need(?:ed)?|ask(?:ed|ing)?|for|about|the|of|please|actually|said|say)\s+)*"
    rf"{_FIGURE}(?:\s+(?:i|we|am|was|is|want(?:ed)?|need(?:ed)?|meant?|asking|please))*\W*",
    re.IGNORECASE,
)
"""A sentence that tells which figure is meant, and nothing else."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\s+[-–—]\s+")


def with_figure_meant(text: str) -> str:
    """Return the text without the figure that is not meant; where it was asked for first, the one that is.

    Args:
        text: The message, in the planner's English.
    """
    denied = _DENIED.search(text)
    if denied is None:
        return text
    wrong = {metric.id for metric in find_metrics(denied["behind"] or denied["before"])}
    rest = f"{text[: denied.start()]} {text[denied.end() :]}"
    meant = [metric for metric in find_metrics(rest) if metric.id not in wrong]
    if not wrong or len(meant) != 1:
        return text
    said = rest[slice(*meant[0].place)]
    asked = [metric for metric in find_metrics(rest) if metric.id in wrong]
    if not asked:
        return " ".join(rest.split())
    parts = [part for part in _SENTENCE.split(rest) if part.strip() and not _SAYS_ONLY_WHICH.fullmatch(part)]
    kept = ". ".join(part.strip(" .") for part in parts)
    for metric in reversed(find_metrics(kept)):
        if metric.id in wrong:
            kept = f"{kept[: metric.place[0]]}{said.strip()}{kept[metric.place[1] :]}"
    return kept
