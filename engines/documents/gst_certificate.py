"""GST registration certificates (form GST REG-06): their fields."""

from __future__ import annotations

from core.document import DocType, Field
from engines.documents.finding import Read, Reader, date_reader, read_text
from engines.documents.form import form_of, read_form, wrapped
from engines.documents.layout import Run
from engines.documents.survey import Survey
from engines.documents.taxpayer import read_gstin


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a registration certificate."""
    form = form_of(survey, DocType.GST_CERTIFICATE)
    dates = date_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "gstin": _gstin_reader(misread=survey.misread),
        "legal_name": wrapped(form, read_text),
        "trade_name": wrapped(form, read_text),
        "constitution": wrapped(form, read_text),
        "address": wrapped(form, read_text),
        "registration_type": wrapped(form, read_text),
        "date_of_liability": dates,
        "valid_from": dates,
        "valid_to": dates,
        "issue_date": dates,
    }
    return read_form(form, readers)


def _gstin_reader(*, misread: bool) -> Reader:
    def read(run: Run) -> Read | None:
        found = read_gstin(run, misread=misread)
        return None if found is None else Read(found[0], run.text, found[1])

    return read
