"""HSN and SAC codes: digits, as many as the seller's turnover asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.document import LineItem
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject, hsn_of


def hsn_length(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every code that is there has at least `least` digits."""
    short = [
        (index, line)
        for index, line in enumerate(subject.lines)
        if hsn_of(line).isdecimal() and len(hsn_of(line)) < params["least"]
    ]
    yield from _together(subject, short, {"least": params["least"]})


def hsn_form(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every code is digits alone, in one of the `lengths`."""
    odd = [
        (index, line)
        for index, line in enumerate(subject.lines)
        if (code := hsn_of(line)) and not (code.isdecimal() and len(code) in params["lengths"])
    ]
    yield from _together(subject, odd, {})


def _together(subject: Subject, lines: list[tuple[int, LineItem]], details: Mapping[str, int]) -> Findings:
    if lines:
        yield Finding(
            line=lines[0][0],
            found=", ".join(dict.fromkeys(hsn_of(line) for _, line in lines)),
            confidence=min(subject.row_confidence(line) for _, line in lines),
            # Digits that no heading calls a code may be others.
            unread=not any("hsn" in line.titled for _, line in lines)
            and not subject.mentions(r"\bHSN\b", r"\bSAC\b"),
            details={"lines": ", ".join(str(index + 1) for index, _ in lines), **details},
        )
