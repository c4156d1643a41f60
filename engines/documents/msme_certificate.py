"""Udyam registration certificates: their fields."""

from __future__ import annotations

import re

from core.document import DocType, Field
from engines.documents import udyam
from engines.documents.finding import Read, Reader, date_reader, read_text
from engines.documents.form import cleaned, form_of, one_of, read_form, wrapped
from engines.documents.layout import Run
from engines.documents.survey import Survey

_SIZES = {
    "micro": "micro", "small": "small", "medium": "medium",
    "सूक्ष्म": "micro", "लघु": "small", "मध्यम": "medium",
}  # fmt: skip
_TITLE = re.compile(r"^\W*m\s?/\s?s\.?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"[UO0]DYAM[-A-Z0-9]{6,20}")


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of an Udyam certificate."""
    form = form_of(survey, DocType.MSME_CERTIFICATE)
    dates = date_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "udyam_number": _read_number,
        "enterprise_name": cleaned(wrapped(form, read_text), lambda text: _TITLE.sub("", text)),
        "enterprise_type": one_of(_SIZES),
        "major_activity": wrapped(form, read_text),
        "address": wrapped(form, read_text),
        "date_of_incorporation": dates,
        "date_of_registration": dates,
    }
    return read_form(form, readers)


def _read_number(run: Run) -> Read | None:
    """Read an Udyam number, right or wrong: what is printed is kept."""
    text = "".join(token.text for token in run.tokens).upper()
    found = udyam.find(text)
    if found:
        return Read(found[0], run.text, run.tokens)
    likely = _NUMBER.search(text)
    return Read(likely.group(), run.text, run.tokens, 0.8) if likely is not None else None
