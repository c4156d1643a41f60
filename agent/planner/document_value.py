"""A field of a document and the value it should have, as they are written: "total 8540 nahi 8450 hai".

Read from the person's own words in all three languages, where turning them into English would lose
the field or turn the value around.
"""

from __future__ import annotations

import re

from language.dates.atom import MONTHS
from language.pattern import Pattern
from language.tokens import ascii_digits

_SELLER = r"(?:sellers?|suppliers?|vendors?|vikreta|विक्रेता|सप्लायर|आपूर्तिकर्ता)(?:'s|\s+k[aie]|\s+क[ाीे])?\s+"
_BUYER = r"(?:buyers?|customers?|kharidar|kharidd?aar|ख़?खरीदार|ख़रीदार|ग्राहक)(?:'s|\s+k[aie]|\s+क[ाीे])?\s+"
_GSTIN = r"(?:gst\s*in|gst\s*(?:no\.?|number|num)|जीएसटी\s*(?:नंबर|संख्या)|जीएसटीआईएन)"
_DATE = r"(?:date|dates|t[aā]+r[ie]+kh|tareekh|तारीख़?|तारीख|दिनांक|डेट)"
_BILL = r"(?:invoice|bill|इनवॉ?इस|बिल)(?:\s+k[aie]|\s+क[ाीे])?\s*"
_FIELDS: tuple[tuple[str, str], ...] = (
    ("seller gstin", _SELLER + _GSTIN),
    ("buyer gstin", _BUYER + _GSTIN),
    ("gstin", _GSTIN),
    ("due date", rf"(?:due|देय)\s+{_DATE}"),
    ("invoice date", _BILL + _DATE),
    ("date", _DATE),
    ("invoice number", _BILL + r"(?:no\.?|number|num|नंबर|संख्या)"),
    ("taxable value", r"(?:taxable\s+(?:value|amount)|कर\s*योग्य\s+(?:मूल्य|राशि)|टैक्सेबल\s+\S+)"),
    ("cgst", r"(?:cgst|सीजीएसटी)"),
    ("sgst", r"(?:sgst|एसजीएसटी)"),
    ("igst", r"(?:igst|आईजीएसटी)"),
    ("cess", r"(?:cess|सेस)"),
    ("discount", r"(?:discount|chh?oot|छूट|डिस्काउंट)"),
    ("total", r"(?:(?:grand\s+)?total(?:\s+amount)?|kul(?:\s+(?:rakam|raqam|amount|jod))?|amount|rakam|jod)"),
    ("total", r"(?:कुल(?:\s+(?:राशि|रक़?म|योग|जोड़))?|टोटल|राशि|रक़?म|योग|जोड़)"),
)  # fmt: skip
_ID = Pattern(r"\bDOC_\w+", re.IGNORECASE)
_MONTH = "|".join(
    (
        *MONTHS,
        *("जनवरी", "फ़रवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "सितम्बर"),
        *("अक्टूबर", "अक्तूबर", "नवंबर", "नवम्बर", "दिसंबर", "दिसम्बर"),
    )
)
GSTIN = Pattern(r"\b\d{2}[A-Z]{5}\d{4}[A-Z]\w{3}\b", re.IGNORECASE)
_DAY = Pattern(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[^\s\d,.]{3,12}\.?,?\s+\d{4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})(?!\w)",
    re.IGNORECASE,
)
_AMOUNT = Pattern(r"\d[\d,]*(?:\.\d+)?")
_CODE = Pattern(r"\b(?=[\w/-]*\d)[A-Za-z0-9][\w/-]*")
_WRONG = Pattern(
    r"(?P<before>\S+)\s+(?:nahi+n?|nhi|nai|नहीं|नही)(?=\W*\s\S*\d)|[,;]\s*\S+\s+(?:nahi+n?|nhi|नहीं|नही)(?=\W*$)|\b(?:not|instead\s+of|rather\s+than|ke\s+bajaye|की\s+जगह)\s+\S+",
    re.IGNORECASE,
)
_NOT_THIS = r"(?!\s+(?:nahi+n?|nhi|नहीं|नही)\s*,)"
"""The field that is not meant: "total nahi, number galat padha"."""
_READ_SO = Pattern(
    r"(?<![^\W_])(?:tumne|tune|aapne|aap\s+ne|app\s+ne|system\s+ne|you|तुमने|तूने|आपने|आप\s+ने|सिस्टम\s+ने)(?![^\W_])[^,;.]*\d[\d,.]*[^,;]*?"
    r"(?:padh\w*|pad[aeiu]\w*|read|likh\w*|dikh\w*|show\w*|t(?:ake|ook)|पढ़\S*|लिख\S*|दिख\S*)",
    re.IGNORECASE,
)
"""What the reading made of it: "on the bill it is 8496, you read 8469"."""
_ASKS = Pattern(
    r"\?\s*$|\b(?:kya|kitn\w*|kyu\w*|kyo\w*|kaun\w*|what|which|why|how)\b|क्या|कितन|क्यों|कौन", re.IGNORECASE
)
_PATTERNS = {"date": _DAY, "gstin": GSTIN, "number": _CODE}


def stated_value(text: str) -> tuple[str, str] | None:
    """Return the field a text names and the value it gives it; `None` where it lacks one, or asks."""
    plain = _ID.sub(" ", ascii_digits(text))
    if _ASKS.search(plain):
        return None
    for field, words in _FIELDS:
        match = re.search(rf"(?<![^\W_]){words}(?![^\W_]){_NOT_THIS}", plain, re.IGNORECASE)
        if match is None:
            continue
        rest = _WRONG.sub(" ", _READ_SO.sub(" ", f"{plain[: match.start()]} {plain[match.end() :]}"))
        pattern = _PATTERNS.get(field.rsplit(" ", 1)[-1], _AMOUNT)
        values = pattern.findall(rest)
        return (field, values[-1]) if len(values) == 1 else None
    return None
