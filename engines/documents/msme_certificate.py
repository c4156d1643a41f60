"""Udyam registration certificates: their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import DocType, Field
from engines.documents import udyam
from engines.documents.address import looks_like_company
from engines.documents.finding import Read, Reader, date_reader, field_of, read_text
from engines.documents.firm_name import read_name
from engines.documents.form import cleaned, form_of, one_of, read_form
from engines.documents.kind_label import told_by_kind
from engines.documents.layout import Run
from engines.documents.parted_address import parted_address, without_parts
from engines.documents.state import find_pin
from engines.documents.survey import Survey
from engines.documents.told import Told, exact_date

_SIZES = {
    "micro": "micro", "small": "small", "medium": "medium",
    "सूक्ष्म": "micro", "लघु": "small", "मध्यम": "medium",
}  # fmt: skip
_NUMBER = re.compile(r"[UO0]DYAM[-A-Z0-9]{6,20}")

_RUNNING = frozenset({"enterprise_name", "major_activity", "address"})


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of an Udyam certificate."""
    form = form_of(survey, DocType.MSME_CERTIFICATE)
    dates = date_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "udyam_number": _read_number,
        "enterprise_name": read_name,
        "enterprise_type": one_of(_SIZES),
        "major_activity": read_text,
        "address": cleaned(read_text, without_parts),
        "date_of_incorporation": dates,
        "date_of_registration": dates,
    }
    fields = read_form(form, DocType.MSME_CERTIFICATE, readers, running=_RUNNING)
    fields |= {field.name: field for field in parted_address(form, fields)}
    fields |= {field.name: field for field in told_by_kind(form, fields, _TOLD)}
    if "enterprise_type" not in fields:
        fields |= {field.name: field for field in _only_size(form)}
    return fields


def _read_firm(run: Run) -> Read | None:
    named = len(run.tokens) > 1 and looks_like_company(run.text) and find_pin(run.text) is None
    return read_name(run) if named else None


def _only_size(form: Survey) -> Iterator[Field]:
    """Yield the size that stands in a cell of its own, where no other does: in a table of years, say."""
    found = [
        (_SIZES[segment.text.lower().strip(" .:*")], segment)
        for line in form.lines()
        for segment in line.segments
        if segment.text.lower().strip(" .:*") in _SIZES
    ]
    if found and len({size for size, _ in found}) == 1:
        size, segment = found[0]
        yield field_of("enterprise_type", Read(size, segment.text, segment.tokens), position=0.7)


def _read_number(run: Run) -> Read | None:
    """Read an Udyam number, right or wrong: what is printed is kept."""
    text = "".join(token.text for token in run.tokens).upper()
    found = udyam.find(text)
    if found:
        return Read(found[0], run.text, run.tokens)
    likely = _NUMBER.search(text)
    return Read(likely.group(), run.text, run.tokens, 0.8) if likely is not None else None


# What labels in no list tell by what stands at them.
_TOLD = (
    Told("udyam_number", _read_number, frozenset()),
    Told(
        "date_of_registration", exact_date, frozenset({"registration", "udyam"}), frozenset({"incorporation"})
    ),
    Told("date_of_incorporation", exact_date, frozenset({"incorporation"})),
    Told(
        "date_of_incorporation",
        exact_date,
        frozenset(),
        frozenset({"registration", "udyam", "issue", "validity"}),
    ),
    Told(
        "enterprise_name",
        _read_firm,
        frozenset({"business", "name"}),
        frozenset({"address", "activity", "type"}),
    ),
)
