"""Whether a text asks for stock that nobody has counted, or told."""

from __future__ import annotations

import re

from language.pattern import Pattern

_NEAR = r"[^.?!;]{0,80}?"
_STOCK = r"(?:stock|inventory|quantity|qty|balance|count)"
_FIGURE = r"(?:counts?|figures?|numbers?|records?|entry|entries|data|quantity|qty|balance)"
_ENTERED = (
    r"(?:entered|recorded|registered|updated|uploaded|fed|filled|noted|captured|mentioned|taken"
    r"|done|made|written|put|rose|raised)"
)
_BOOKS = r"(?:system|records?|books?|registers?|computer|software|app|data)"
_NO = (
    r"(?:not|never|no|nobody|no\s+one|none|isn'?t|aren'?t|wasn'?t|weren'?t|hasn'?t|haven'?t|don'?t"
    r"|doesn'?t|didn'?t|yet\s+to\s+be|without|lacks?|missing)"
)

UNCOUNTED = Pattern(
    rf"\b{_STOCK}\b{_NEAR}\b(?:un-?known|not\s+(?:known|counted)|know\s+not|missing|un-?counted|null|blank)\b"
    r"|\b(?:un-?known|un-?counted|missing)\s+(?:stock|inventory)\b"
    rf"|\b(?:no|without(?:\s+(?:a|any))?|not\s+have(?:\s+(?:a|any))?"
    rf"|lacks?(?:\s+a)?)\s+(?:known\s+)?(?:stock|inventory)\s+{_FIGURE}\b"
    # nobody counted it, in either order
    rf"|\b{_NO}\s+(?:\w+\s+){{0,3}}stock-?\s?(?:taken|checked)\b"
    rf"|\bun-?\s?counted\b|\b{_NO}\s+(?:\w+\s+){{0,3}}counted\b|\bcounted\b[^.?!;]{{0,15}}\b{_NO}\b"
    rf"|(?<!account )\bcount(?:ing)?\b[^.?!;]{{0,20}}\b(?:not|never|missing|pending)\b"
    rf"|\b(?:not|never|no)\b[^.?!;]{{0,12}}\bcount(?:ing)?\b(?!\s+on)"
    # its figure was entered nowhere
    rf"|\b(?:stock|inventory)\b[^.?!;]{{0,15}}\b{_FIGURE}\b[^.?!;]{{0,25}}\b{_NO}\b"
    rf"|\b{_NO}\b[^.?!;]{{0,20}}\b(?:stock|inventory)\s+{_FIGURE}\b"
    rf"|\b(?:stock|inventory|quantity|qty|count"
    rf"|entry)\b[^.?!;]{{0,25}}\b{_NO}\s+(?:\w+\s+){{0,2}}{_ENTERED}\b"
    rf"|\b(?:stock|inventory|quantity|items|goods)\b[^.?!;]{{0,15}}\b(?:in|on)\s+(?:the\s+"
    rf"|our\s+)?{_BOOKS}\b[^.?!;]{{0,12}}\bnot\b"
    rf"|\b(?:stock|inventory|quantity)\b[^.?!;]{{0,15}}\bnot\b[^.?!;]{{0,12}}\b(?:in|on)\s+(?:the\s+"
    rf"|our\s+)?{_BOOKS}\b"
    r"|\bwithout\s+(?:a\s+|any\s+)?(?:stock\s+|physical\s+)?count\b|\bno\s+(?:physical\s+|stock\s+)?count\b"
    rf"|\b(?:stock|inventory|count|entry)\b[^.?!;]{{0,25}}\b{_ENTERED}\s+(?:\w+\s+)?{_NO}\b"
    # nobody knows it
    rf"|\b(?:stock|inventory|quantity)\b[^.?!;]{{0,25}}\b{_NO}\b[^.?!;]{{0,12}}\b(?:knows?|known|idea"
    rf"|clue|sure)\b"
    rf"|\b{_NO}\b[^.?!;]{{0,12}}\b(?:knows?|known|idea|clue|sure)\b[^.?!;]{{0,40}}\b(?:stock|inventory"
    rf"|quantity|how\s+(?:much|many)\b[^.?!;]{{0,25}}\b(?:have|left|there|lying))\b"
    rf"|\b(?:stock|inventory)\s+(?:basis|accounts?)\s+not\b|\b(?:stock"
    rf"|inventory)\b[^.?!;]{{0,25}}\bknow\s+(?:\w+\s+)?not\b",
    re.IGNORECASE,
)
"""Words for stock whose figure is missing; "not in stock" tells a figure: none."""
