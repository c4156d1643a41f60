"""Return and claim forms of marketplaces: their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import DocType, Field
from engines.documents.address import looks_like_company
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, Reader, date_reader, field_of, read_reference, read_text
from engines.documents.form import form_of, read_form, wrapped
from engines.documents.layout import Run
from engines.documents.survey import Survey
from engines.documents.title import heading_type, title_of
from engines.documents.wording import FORMS

_HEAD = 6  # lines
_LONGEST_NAME = 6  # words
_MEANS_DATA = frozenset(name for name in FORMS["claim_form"] if not name.startswith("_"))
_NO_NAME = re.compile(
    r"\b(?:page|copy|original|confidential|internal|help|support|home|dashboard|cent(?:re|er)|department|"
    r"office use|details?|section|part|submitted|status|pending|approved|draft|www|please|annexure|team|"
    r"desk|cell|hub|panel|portal)\b|@|पृष्ठ|प्रति",
    re.IGNORECASE,
)


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a claim form."""
    form = form_of(survey, DocType.CLAIM_FORM)
    dates = date_reader(misread=survey.misread)
    amounts = _amount_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "claim_id": read_reference,
        "order_id": read_reference,
        "return_id": read_reference,
        "sku_id": read_reference,
        "product": wrapped(form, read_text),
        "quantity": amounts,
        "claim_amount": amounts,
        "claim_reason": wrapped(form, read_text),
        "order_date": dates,
        "claim_date": dates,
        "claimant_name": wrapped(form, read_text),
        "marketplace": read_text,
    }
    fields = read_form(form, readers)
    for field in _headed(form):
        fields.setdefault(field.name, field)
    return fields


def _headed(form: Survey) -> Iterator[Field]:
    """Yield the marketplace and the claimant that head the form, or stand beside its title, unlabelled."""
    for line in form.sheets[0].lines[:_HEAD] if form.sheets else ():
        found = form.labels_of(line)
        if any(label.opens and _MEANS_DATA & {meaning.name for meaning in label.meanings} for label in found):
            return
        for segment in line.segments:
            text = segment.text.strip(" :-–,;|")
            if title_of(text) is not None or heading_type(text) is not None or not _is_name(text):
                continue
            name = "claimant_name" if looks_like_company(text) else "marketplace"
            yield field_of(name, Read(text, segment.text, segment.tokens), position=0.75)


def _is_name(text: str) -> bool:
    """Tell whether words may be a firm's or a platform's name: few, no sentence, hardly a digit."""
    words = text.split()
    return (
        len(words) <= _LONGEST_NAME
        and text[0].isupper()
        and sum(char.isalpha() for char in text) > 2
        and not any(char.isdigit() for char in text)
        and not text.endswith(".")
        and not _NO_NAME.search(text)
    )


def _amount_reader(*, misread: bool) -> Reader:
    def read(run: Run) -> Read | None:
        found = find_amounts(run.text, misread=misread)
        if not found:
            return None
        tokens = run.within(found[0].start, found[0].end) or run.tokens
        return Read(found[0].value, found[0].raw, tokens)

    return read
