"""A Hindi sentence of ours for a reader of Hinglish: in Latin letters, names and figures as they stand."""

from __future__ import annotations

import re

from language.romanisation import romanised

_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_LOANS = {
    "बिल": "bill", "बिलों": "billon", "सप्लायर": "supplier", "नंबर": "number", "नम्बर": "number",
    "कोड": "code", "कॉपी": "copy", "क्रेडिट": "credit", "फ़ोटो": "photo", "फोटो": "photo",
    "अकाउंटेंट": "accountant", "नोट": "note", "पोर्टल": "portal", "टैक्स": "tax", "रेट": "rate",
    "दुकान": "dukaan", "तारीख़": "tareekh", "तारीख": "tareekh", "इनवॉइस": "invoice", "इनवॉयस": "invoice",
    "फ़ाइल": "file", "पेज": "page", "में": "me", "नहीं": "nahi", "चाहिए": "chahiye",
    "ठीक": "theek", "यह": "yeh", "वह": "woh", "आई": "aayi", "करवाएँ": "karwayein",
    "माँगें": "mangayein", "पूरा": "poora", "पूछें": "poochein", "भरें": "bharein", "भेजें": "bhejein",
    "बताएँ": "batayein", "सही": "sahi", "माल": "maal", "वे": "way", "ई": "e",
    "इन्वॉइस": "invoice", "लाइन": "line", "विक्रेता": "vikreta",
}  # fmt: skip
"""Words that Hinglish takes from English, or spells in a way of its own."""


def in_latin(text: str) -> str:
    """Return a text with its Devanagari as it is typed in Latin letters; names and figures stay as they are.

    >>> in_latin("CGST ₹90 है; दोनों बराबर होने चाहिए।")
    'CGST ₹90 hai; donon barabar hone chahiye.'
    """
    said = _DEVANAGARI.sub(lambda word: _LOANS.get(word[0]) or romanised(word[0]), text).replace("।", ".")
    return said[:1].upper() + said[1:]
