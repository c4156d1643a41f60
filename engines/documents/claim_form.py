"""Return and claim forms of marketplaces: their fields."""

from __future__ import annotations

from core.document import DocType, Field
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, Reader, date_reader, read_reference, read_text
from engines.documents.form import form_of, read_form, wrapped
from engines.documents.layout import Run
from engines.documents.survey import Survey


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
    return read_form(form, readers)


def _amount_reader(*, misread: bool) -> Reader:
    def read(run: Run) -> Read | None:
        found = find_amounts(run.text, misread=misread)
        if not found:
            return None
        tokens = run.within(found[0].start, found[0].end) or run.tokens
        return Read(found[0].value, found[0].raw, tokens)

    return read
