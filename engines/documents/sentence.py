"""What bills say in sentences, where others have a label and a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.document import Field
from engines.documents.finding import (
    Read,
    Reader,
    date_reader,
    field_of,
    read_reference,
    read_yes_no,
)
from engines.documents.layout import Line, Run
from engines.documents.lexicon import key_of
from engines.documents.state import state_of_name
from engines.documents.survey import Survey

_LONGEST_ANSWER = 7  # letters: ": - Yes"
_ASKED = re.compile(r"\(?\s*(?:y|yes)\s*/\s*(?:n|no)\s*\)?", re.IGNORECASE)
_REVERSE = re.compile(
    r"\b(?:payable|applicable|attracts?|liable|subject)\b.*\breverse charge|"
    r"reverse charge.*\b(?:applicable|payable|applies|apply|attracted)|"
    r"\b(?:not?|without|under)\b.{0,40}\breverse charge|"
    r"reverse charge\W+(?:nil|no|yes)\b|रिवर्स चार्ज.*(?:लागू|देय)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|nil|isn't|does not|without|nor)\b|नहीं", re.IGNORECASE)
_ABOUT_BILL = re.compile(
    r"\b(?:against|ref(?:erence)?|respect\s+of|towards|pertaining\s+to|relat(?:ing|es|ed)\s+to|issued\s+(?:against|for)|"
    r"vide|w\.?r\.?t|original|adjust\w*|amend\w*|correct\w*|विरुद्ध|संदर्भ|मूल)\b\W+(?:[^\W\d]+\W+){0,4}?"
    r"(?:invoices?|inv|bills?|memo|challan|बीजक|बिल|इनवॉइस|चालान)\b\W*(?:(?:no|number|nos|नं|संख्या)\b\W*)?",
    re.IGNORECASE,
)
_PAY_BY = re.compile(
    r"\b(?:pay|paid|remit|remitted|payment|settle|settled|clear|cleared|due|payable|dues)\b[^.\d]{0,40}?"
    r"\b(?:by|before|on|till|until|upto|latest)\b\W*(?:the\s+)?"
    r"(?=\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)",
    re.IGNORECASE,
)
_LONGEST_DATE = 22  # letters
_OF_BILL = re.compile(
    r"\b(?:our|your|the|said|above|tax|this|that)\s+(?:tax\s+|sale\s+)?(?:invoice|inv|bill|memo|challan)\b\.?\W*"
    r"(?:(?:no|number|nos|ref)\b\W*)?(?=[\w/-]*\d)",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(r"\bsuppl(?:y|ies|ied)\b[^.]{0,40}?\b(?:in|at|to|is|within)\b\W*", re.IGNORECASE)
_LONGEST_STATE = 4  # words


def said_of_bill(survey: Survey) -> Iterator[Field]:
    """Yield number and date of the bill that a note names in a sentence: "against our bill 12 dated …"."""
    dates = date_reader(misread=survey.misread)
    for line in survey.lines():
        found = _ABOUT_BILL.search(line.text) or _OF_BILL.search(line.text)
        if found is None:
            continue
        after = line.within(found.end(), len(line.text))
        number = read_reference(Run(after)) if after else None
        if number is None:
            continue
        yield field_of("original_invoice_number", number, label=0.85)
        rest = [
            token for token in after if token not in number.tokens and token.left > number.tokens[-1].left
        ]
        date = dates(Run(rest)) if rest else None
        if date is not None:
            yield field_of("original_invoice_date", date, label=0.85)
        return


def said_of_supply(survey: Survey) -> Field | None:
    """Return where the supply was made where a sentence says so: "The supply was made in Kerala"."""
    for line in survey.lines():
        found = _SUPPLIED.search(line.text)
        after = line.within(found.end(), len(line.text)) if found is not None else ()
        for length in range(min(_LONGEST_STATE, len(after)), 0, -1):
            run = Run(after[:length])
            state = state_of_name(run.text.strip(" .,;:()-"))
            if state is not None:
                return field_of("place_of_supply", Read(state.name, run.text, run.tokens), label=0.85)
    return None


def said_of_payment(survey: Survey, dates: Reader) -> Field | None:
    """Return until when to pay where a sentence says so: "Kindly remit by 9 Sep 2025"."""
    for line in survey.lines():
        found = _PAY_BY.search(line.text)
        after = line.within(found.end(), found.end() + _LONGEST_DATE) if found is not None else ()
        read = dates(Run(after)) if after else None
        if read is not None:
            return field_of("due_date", read, label=0.85)
    return None


def said_of_reverse_charge(survey: Survey) -> Field | None:
    """Return whether reverse charge applies where a label of two lines is answered, or a sentence says so."""
    for label in survey.labelled("reverse_charge"):
        above = survey.sheet(label.line.page).lines[max(label.line.index - 1, 0)]
        for begun, answer in pairwise(above.segments):
            flush = abs(begun.left - label.run.left) < survey.sheet(above.page).letter
            read = read_yes_no(answer) if flush and len(answer.text) <= _LONGEST_ANSWER else None
            if read is not None:
                return field_of("reverse_charge", read, label=0.85)
    for line in survey.lines():
        for segment in line.segments:
            found = _REVERSE.search(segment.text)
            if found is not None and not _is_label(survey, line, segment):
                value = _DENIED.search(segment.text) is None
                return field_of("reverse_charge", Read(value, segment.text, segment.tokens), label=0.85)
    return None


def _is_label(survey: Survey, line: Line, segment: Run) -> bool:
    """Tell whether a stretch is a label and no more: it asks, and answers nothing."""
    labels = (label for label in survey.labels_of(line) if label.means("reverse_charge"))
    return any(key_of(label.run.text) == key_of(_ASKED.sub("", segment.text)) for label in labels)
