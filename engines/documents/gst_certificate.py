"""GST registration certificates (form GST REG-06): their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import DocType, Field
from engines.documents.finding import Read, Reader, date_reader, field_of, read_text
from engines.documents.firm_name import read_name
from engines.documents.form import cleaned, form_of, read_form
from engines.documents.kind_label import told_by_kind
from engines.documents.layout import Run
from engines.documents.parted_address import parted_address, without_parts
from engines.documents.state import find_pin
from engines.documents.survey import Survey
from engines.documents.taxpayer import read_gstin
from engines.documents.told import Told, exact_date
from engines.documents.written_date import find_dates

_CONSTITUTION = re.compile(
    r"\b(?:proprietor(?:ship)?|partnership|private limited company|public limited company|limited company|"
    r"llp|hindu undivided family|huf|society|trust|association of persons|government department)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:regular|composition|casual(?: taxable person)?|normal(?: taxpayer)?|input service distributor|"
    r"sez unit|sez developer|non[- ]resident(?: taxable person)?|tds|tcs)",
    re.IGNORECASE,
)
_TO = re.compile(r"\W*(?:to|till|until|up\s?to|[-–]|से|तक)\W*", re.IGNORECASE)
_RUNNING = frozenset({"legal_name", "trade_name", "constitution", "address", "registration_type"})


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a registration certificate."""
    form = form_of(survey, DocType.GST_CERTIFICATE)
    dates = date_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "gstin": _gstin_reader(misread=survey.misread),
        "legal_name": read_name,
        "trade_name": read_name,
        "constitution": read_text,
        "address": cleaned(read_text, without_parts),
        "registration_type": read_text,
        "date_of_liability": dates,
        "valid_from": _one_end(dates, last=False),
        "valid_to": _one_end(dates, last=True),
        "issue_date": dates,
    }
    fields = read_form(form, DocType.GST_CERTIFICATE, readers, running=_RUNNING)
    fields |= {field.name: field for field in parted_address(form, fields)}
    fields |= {field.name: field for field in told_by_kind(form, fields, _TOLD)}
    if "valid_from" in fields and "valid_to" not in fields:
        fields |= {field.name: field for field in _ends(form, fields["valid_from"])}
    if "gstin" not in fields:
        fields |= {field.name: field for field in _first_gstin(form, readers["gstin"])}
    return fields


def _read_constitution(run: Run) -> Read | None:
    return read_text(run) if _CONSTITUTION.search(run.text) and find_pin(run.text) is None else None


def _read_kind(run: Run) -> Read | None:
    return read_text(run) if _KIND.fullmatch(run.text.strip(" .")) else None


# What labels in no list tell by what stands at them.
_TOLD = (
    Told("date_of_liability", exact_date, frozenset({"liability"})),
    Told("issue_date", exact_date, frozenset({"issue", "certificate"})),
    Told("valid_from", exact_date, frozenset({"validity", "from"}), frozenset({"to", "liability", "issue"})),
    Told(
        "constitution", _read_constitution, frozenset({"constitution", "type"}), frozenset({"registration"})
    ),
    Told("registration_type", _read_kind, frozenset()),
    Told("legal_name", read_name, frozenset({"legal"}), frozenset({"address", "signature"})),
    Told("trade_name", read_name, frozenset({"trade"}), frozenset({"address", "signature"})),
)


def _ends(form: Survey, start: Field) -> Iterator[Field]:
    """Yield the day to which it is valid where one place says both: "10-01-2026 to 09-04-2026"."""
    for line in form.lines():
        for segment in line.segments:
            found = find_dates(segment.text)
            if len(found) != 2 or found[0].value != start.value:
                continue
            if _TO.fullmatch(segment.text[found[0].end : found[1].start]):
                read = Read(found[1].value, found[1].raw, segment.within(found[1].start, found[1].end))
                yield field_of("valid_to", read, label=0.85)
                return


def _one_end(reader: Reader, *, last: bool) -> Reader:
    """Return a reader of the first or the last day of a time: "From 20/01/2022 To NA" has no last one."""

    def read(run: Run) -> Read | None:
        cut = next(
            (
                at
                for at, token in enumerate(run.tokens)
                if at and _TO.fullmatch(token.text) and reader(Run(run.tokens[:at])) is not None
            ),
            None,
        )
        if cut is None:
            return reader(run)
        rest = run.tokens[cut + 1 :] if last else run.tokens[:cut]
        return reader(Run(rest)) if rest else None

    return read


def _first_gstin(form: Survey, reader: Reader) -> Iterator[Field]:
    """Yield the first GSTIN of the pages: a certificate is of one, whatever its label says."""
    for line in form.lines():
        for segment in line.segments:
            read = reader(segment)
            if read is not None:
                yield field_of("gstin", read, position=0.7)
                return


def _gstin_reader(*, misread: bool) -> Reader:
    def read(run: Run) -> Read | None:
        found = read_gstin(run, misread=misread)
        return None if found is None else Read(found[0], run.text, found[1])

    return read
