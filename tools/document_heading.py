"""What a person knows a document by: its number, who issued it, its amount and its day."""

from __future__ import annotations

from typing import NamedTuple

from core.document import Field
from core.uploaded_document import UploadedDocument

NUMBERS = ("invoice_number", "gstin", "udyam_number", "claim_id", "title")
PARTIES = ("seller_name", "legal_name", "enterprise_name", "claimant_name", "issuer")
AMOUNTS = ("total", "claim_amount")
DAYS = ("invoice_date", "issue_date", "date_of_registration", "claim_date", "effective_from")


class Heading(NamedTuple):
    """The fields of a document that stand at its head, as far as it says them."""

    number: Field | None = None
    party: Field | None = None
    amount: Field | None = None
    day: Field | None = None


def heading_of(document: UploadedDocument) -> Heading:
    """Return a document's heading; an empty one where nothing was read of it."""
    if document.examined is None:
        return Heading()
    fields = document.examined.document.fields

    def first(names: tuple[str, ...]) -> Field | None:
        return next((fields[name] for name in names if name in fields), None)

    return Heading(first(NUMBERS), first(PARTIES), first(AMOUNTS), first(DAYS))
