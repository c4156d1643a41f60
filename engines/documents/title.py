"""Titles: lines that say what a document is, and the notes that stand beside them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.document import DocType
from engines.documents.lexicon import fold, key_of
from engines.documents.wording import TITLES

_COPIES = re.compile(
    r"\b(?P<copy>original|duplicate|triplicate|quadruplicate|extra)\b(?:\s+copy)?(?:\s+for\s+(?:the\s+)?[a-z]+)?|"
    r"(?P<hindi>मूल प्रति|द्वितीय प्रति|तृतीय प्रति)",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"(?:\bpage|\bpg|पृष्ठ)\W*(?:no\W*)?(?P<page>\d{1,3})(?:\s*(?:of|/|का)\s*(?P<pages>\d{1,3}))?",
    re.IGNORECASE,
)
_LONGEST_HEADING = 9  # words
_LINES_KEPT = 2048  # a page asks of each of its lines many times
_NOTE_WEIGHT = 0.9
_ASIDE = re.compile(r"\s+[–-]\s+|:\s+")
_LONGEST_ASIDE = 4  # words
_SEVERAL = 2  # words
_SURE = 1.0
_POLICY_WORD = re.compile(
    r"\b(?:policy|policies|code of (?:conduct|practice|ethics)|guidelines?|guidance|"
    r"terms (?:and|&) conditions|terms of (?:service|use|sale|trade|business)|standard operating|sop|"
    r"procedures?|agreement|charter|rules|faqs?|frequently asked questions?|handbook|norms|protocol|"
    r"circular|regulations)\b|नीति|नियम|शर्तें|दिशानिर्देश|दिशा-निर्देश|आचार संहिता|कार्यविधि",
    re.IGNORECASE,
)
_NOTE_WORDS = {
    DocType.DEBIT_NOTE: re.compile(
        r"\bdebit\s*(?:note|memo|advice|voucher)\b|\bnote\s+of\s+debit\b|\bsupplementary\s+(?:tax\s+)?(?:invoice|bill)\b|"
        r"डेबिट\s*(?:नोट|मेमो)|नामे\s*(?:पत्र|नोट)|पूरक\s*(?:बीजक|बिल)",
        re.IGNORECASE,
    ),
    DocType.CREDIT_NOTE: re.compile(
        r"\bcredit\s*(?:note|advice|voucher)\b|\bnote\s+of\s+credit\b|\bsales?\s+return\s+(?:note|memo|invoice|bill)\b|"
        r"क्रेडिट\s*(?:नोट|मेमो)|जमा\s*(?:पत्र|नोट)",
        re.IGNORECASE,
    ),
}
_SUBJECT = re.compile(r"^\W*(?:subject|sub|re|reg|विषय)\b\s?[.:-]+", re.IGNORECASE)
_UNTICKED = re.compile(r"\[\s*\]|\(\s+\)|[☐□○]")
_LABELLED = re.compile(
    r"\b(?:no|number|date|dated|amount|value|total|against|for\s+invoice)\b|#", re.IGNORECASE
)
_CLAIM_WORD = re.compile(r"\b(?:claims?|rma|safe-?t|chargeback)\b|दावा|दावे", re.IGNORECASE)
_LOSS_WORD = re.compile(
    r"\b(?:returns?|refund|damaged?|dispute|short(?:age|\s?supply)|loss|lost|reimbursement|replacement|"
    r"warranty|complaint|discrepancy|defective|insurance)\b|वापसी|क्षति|हानि",
    re.IGNORECASE,
)
_PAPER_WORD = re.compile(
    r"\b(?:form|request|application|report|slip|ticket|summary|intimation|case|authori[sz]ation|statement|"
    r"appeal|notice|requisition|advice)\b|प्रपत्र|फॉर्म|फार्म|पत्र|आवेदन|अनुरोध",
    re.IGNORECASE,
)
_NOTES = frozenset(
    key_of(note)
    for note in (
        "original", "duplicate", "triplicate", "original for recipient", "duplicate for transporter",
        "triplicate for supplier", "original copy", "customer copy", "duplicate copy", "office copy",
        "computer generated invoice", "welcome", "thank you", "issued under section 31 of cgst act",
        "e invoice", "original for buyer", "cash", "credit", "copy", "reprint", "paid", "customers copy",
        "goods and services tax", "government of india", "subject to delhi jurisdiction", "gst summary",
        "merchant copy", "seller copy", "store copy", "triplicate for assessee", "duplicate for supplier",
    )
)  # fmt: skip


@cache
def _titles() -> dict[str, tuple[DocType, float]]:
    found: dict[str, tuple[DocType, float]] = {}
    for name, by_weight in TITLES.items():
        for weight, wordings in by_weight.items():
            for wording in wordings:
                found.setdefault(key_of(wording), (DocType(name), weight))
    return found


@cache
def _folded_titles() -> dict[str, tuple[DocType, float]]:
    return {fold(key): found for key, found in reversed(_titles().items()) if len(key) > 5}


@lru_cache(maxsize=_LINES_KEPT)
def title_of(text: str, *, misread: bool = False) -> tuple[DocType, float] | None:
    """Return what type of document a line is the title of, and how surely; `None` where it is none."""
    plain = _COPIES.sub(" ", re.sub(r"[(\[][^)\]]*[)\]]", " ", text))
    key = key_of(plain).strip("#%")
    found = _titles().get(key) or _titles().get(key_of(text))
    if found is None and misread:
        found = _folded_titles().get(fold(key))
    if found is None:
        parts = [part for part in re.split(r"\s*[/|–-]\s*", plain) if part.strip()]
        # Letters of Hindi change places in some text layers: what stands in English beside them tells.
        kinds = [_titles().get(key_of(part)) for part in parts if part.isascii() or key_of(part) in _titles()]
        if len(parts) > 1 and kinds and all(kinds):
            found = kinds[0]
    if found is None:
        found = _with_aside(plain)
    if found is None:
        found = _with_number(plain)
    if found is None:
        note = note_type(text)
        found = (note, _NOTE_WEIGHT) if note is not None else None
    return found


def _with_aside(text: str) -> tuple[DocType, float] | None:
    """Return what a title of several words names, that says a few words more: "TAX INVOICE - VAN SALES"."""
    title, *aside = _ASIDE.split(text.strip(), maxsplit=1)
    if not aside or not aside[0].strip() or len(aside[0].split()) > _LONGEST_ASIDE:
        return None
    if any(char.isdigit() for char in aside[0]) or len(title.split()) < _SEVERAL:
        return None
    found = _titles().get(key_of(title))
    return found if found is not None and found[1] >= _SURE else None


def _with_number(text: str) -> tuple[DocType, float] | None:
    """Return what a title of several words names, before its number: "Bill of Supply 118 of 5.11.26"."""
    words = text.split()
    cut = next((at for at, word in enumerate(words) if any(char.isdigit() for char in word)), 0)
    if not _SEVERAL <= cut < len(words) <= cut + _LONGEST_ASIDE:
        return None
    found = _titles().get(key_of(" ".join(words[:cut])))
    return found if found is not None and found[1] >= _SURE else None


def note_type(text: str) -> DocType | None:
    """Return which note a short heading names by its words: "Debit Note (rate difference)"; `None` for none.

    "Debit Note No. 12" is a label.
    """
    plain = _COPIES.sub(" ", text)
    if not 0 < len(plain.split()) <= _LONGEST_HEADING or plain.rstrip().endswith((".", ",", ";", ":")):
        return None
    if any(char.isdigit() for char in plain) or _LABELLED.search(plain):
        return None
    if _UNTICKED.search(plain):
        return None
    found = [doc_type for doc_type, pattern in _NOTE_WORDS.items() if pattern.search(plain)]
    return found[0] if len(found) == 1 else None


def subject_type(text: str) -> DocType | None:
    """Return which note a letter says it is: "Subject: Credit note CN/91 against invoice GD/412"."""
    subject = _SUBJECT.match(text)
    if subject is None:
        return None
    found = {
        doc_type: place.start()
        for doc_type, pattern in _NOTE_WORDS.items()
        if (place := pattern.search(text, subject.end())) is not None
    }
    return min(found, key=lambda doc_type: found[doc_type], default=None)


def heading_type(text: str) -> DocType | None:
    """Return what a short heading names by one of its words: a claim or a policy; `None` for neither.

    Claims and policies have as many titles as there are departments that write them.
    """
    if not 0 < len(text.split()) <= _LONGEST_HEADING or text.rstrip().endswith((".", ",", ";", ":")):
        return None
    if _POLICY_WORD.search(text):
        return DocType.POLICY
    if _CLAIM_WORD.search(text) or (_LOSS_WORD.search(text) and _PAPER_WORD.search(text)):
        return DocType.CLAIM_FORM
    return None


def is_note(text: str) -> bool:
    """Tell whether a line is a note beside a title, such as which copy it is."""
    key = key_of(text)
    if key in _NOTES:
        return True
    rest = _COPIES.sub("", re.sub(r"[()\[\]]", "", text)).strip(" -–/,")
    return not rest or _PAGE_OF.fullmatch(rest) is not None


def copy_of(text: str) -> str | None:
    """Return which copy a page says it is: `original`, `duplicate`, `triplicate`, …."""
    found = _COPIES.search(text)
    if found is None:
        return None
    if found["hindi"]:
        return {"मू": "original", "द्": "duplicate", "तृ": "triplicate"}[found["hindi"][:2]]
    return found["copy"].lower()


def page_of(text: str) -> tuple[int, int] | None:
    """Return page and count of the last "Page 1 of 2" in a text; the count is 0 where none is given."""
    found = list(_PAGE_OF.finditer(text))
    return (int(found[-1]["page"]), int(found[-1]["pages"] or 0)) if found else None
