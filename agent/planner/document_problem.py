"""Which papers have a certain thing wrong: "any duplicate bills?", "jin bills me tax galat hai".

Read from the person's own words: turned into English, "kis bill me total galat hai" sounds like a correction.
"""

from __future__ import annotations

import re

from agent.understanding import Understanding
from core.document import Problem
from language.pattern import Pattern

_PAPERS = Pattern(
    r"\b(?:bills?|billon|invoices?|receipts?|memos?|documents?|papers|kaaga[zj]\w*|kagaz\w*|ras[ie]+d\w*|notes)\b"
    r"|बिल|इनवॉ?इस|इन्वॉ?इस|रसीद|काग़?ज़?",
    re.IGNORECASE,
)
_MANY = Pattern(
    r"\b(?:which|what\s+all|any|show|list|find|how\s+many|all|bills|invoices|receipts|documents"
    r"|kaun\w*|kon\w*|koi|kis|kin|jin|jis|kitn\w+|dikha\w*|batao|bataiye|bata\s+do)\b"
    r"|कौन|कोई|किस|किन|जिन|जिस|कितन|दिखा|बता|बिलों",
    re.IGNORECASE,
)
_WRONG = (
    r"(?:wrong\w*|incorrect|invalid|bad|faulty|mis-?match\w*|not\s+(?:match\w*|add\w*|right|correct|valid|tall?y\w*)"
    r"|does\s*n[o']?t\s+(?:match|add|tally)\w*|errors?|mistakes?|problems?|issues?|missing|without|no|lacks?"
    r"|gala?t|galti|gadbad\w*|nahi+n?|nhi|bina|bagair|gayab)"
)
_GALAT = r"(?:ग़?लत|गलत|ग़लत|गड़बड़|नहीं|बिना|बग़?ैर|ग़?ायब)"
_TWICE = Pattern(
    r"\b(?:duplicat\w*|twice|repeated|do\s+ba+r|dob[aā]+ra|double|two\s+times|same\s+(?:bill|invoice|number)\s+(?:two|again|twice|more))\b"
    r"|\b(?:same|ek\s+hi)\s+(?:bill|invoice)\b[^.?!]*\b(?:twice|again|do\s+ba+r|dob[aā]+ra|two|more\s+than\s+once)\b"
    r"|डुप्लीकेट|डुप्लिकेट|दो\s+बार|दोबारा|दुबारा",
    re.IGNORECASE,
)
_OF: tuple[tuple[Problem, str], ...] = (
    ("gstin", r"gst\s*(?:in|no\.?|number|num)s?|gstins?|जीएसटी\s*(?:नंबर|संख्या)|जीएसटीआईएन"),
    ("hsn", r"hsn|एचएसएन"),
    ("food", r"fssai|एफएसएसएआई"),
    ("einvoice", r"irn|e-?invoice|qr"),
    ("transport", r"e-?way\s*bill"),
    ("price", r"mrp|एमआरपी"),
    ("tax", r"taxe?s?|gst|cgst|sgst|igst|टैक्स|कर|जीएसटी"),
    ("date", r"dates?|ta+ri+kh|tareekh|तारीख़?|तारीख"),
    ("number", r"(?:bill|invoice|serial)\s+(?:no\.?|number)s?|बिल\s+नंबर"),
    ("arithmetic", r"totals?|sums?|jod|amounts?|calculations?|maths?|arithmetic|hisa+b|जोड़|टोटल|हिसाब"),
    ("missing", r"particulars?|details?|fields?|signatures?|address\w*|विवरण|पता|हस्ताक्षर"),
)
_NO_LIST = Pattern(
    r"\b(?:penalt\w*|fine|allowed|must|mandatory|rules?|law|can\s+(?:i|we)|should|need\s+to|zaroori|jaroori|happens?"
    r"|what\s+if|kya\s+hota|kya\s+hoga|kya\s+kar\w*|chal\w*|valid\??|sell|bech\w*|claim|why|kyu\w*|kyo\w*|export|download)\b"
    r"|ज़रूरी|जरूरी|क्यों|बेच|चल|नियम",
    re.IGNORECASE,
)
"""Asks of the law, or why: no list answers that."""
_ONE = Pattern(
    r"\bDOC_\w|\b(?:this|that|is|us)\s+(?:bill|invoice|receipt|document)\b|(?:इस|उस|यह)\s+(?:बिल|इनवॉ?इस|रसीद)",
    re.IGNORECASE,
)
_LONGEST = 14


def problem_asked(understanding: Understanding) -> Problem | None:
    """Return what is wrong with the documents a message asks for; `None` where it asks for no such list."""
    text = understanding.text
    if not _PAPERS.search(text) or _NO_LIST.search(text) or _ONE.search(text):
        return None
    if len(text.split()) > _LONGEST:
        return None
    if _TWICE.search(text):
        return "duplicate"
    if not _MANY.search(text):
        return None
    for problem, words in _OF:
        said = rf"(?<![^\W_])(?:{words})(?![^\W_])"
        if re.search(
            rf"{said}[^.?!]{{0,25}}(?:\b{_WRONG}\b|{_GALAT})|(?:\b{_WRONG}\b|{_GALAT})[^.?!]{{0,20}}{said}",
            text,
            re.IGNORECASE,
        ):
            return problem
    return None
