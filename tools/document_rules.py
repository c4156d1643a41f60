"""What is known beside a document when it is judged: the day, the shop, its other documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.document_serial import serial_of
from core.identity import Scope
from core.uploaded_document import UploadedDocument
from engines.documents.context import Earlier, ValidationContext
from engines.documents.financial_year import financial_year
from tools.naming import product_name

if TYPE_CHECKING:
    from core.document import Document
    from core.ports import DocumentLedger, Lake
    from core.tenant import TenantSettings


def validation_context(
    document: UploadedDocument,
    found: Sequence[Document],
    *,
    ledger: DocumentLedger,
    lake: Lake,
    settings: TenantSettings,
    today: date,
    public_keys: Mapping[str, str] | None = None,
) -> ValidationContext:
    """Return the facts a document is judged by, from the tenant's settings, tables and documents.

    Args:
        document: The file to judge; what came after it is not held against it.
        found: What stands in it: the documents to judge.
        ledger: The documents judged before.
        lake: The product table, for maximum retail prices.
        settings: The tenant's: its GSTINs, its turnover.
        today: The day of judging.
        public_keys: Keys of the e-invoice portals, PEM, by key id.
    """
    turnover = settings.annual_turnover_crore
    return ValidationContext(
        today=today,
        own_gstins=tuple(settings.gstins),
        aato_crore=None if turnover is None else Decimal(str(turnover)),
        earlier=_earlier(document, found, ledger),
        public_keys=public_keys or {},
        mrp_of=_mrp_of(lake, document.tenant_id),
    )


def _earlier(
    document: UploadedDocument, found: Sequence[Document], ledger: DocumentLedger
) -> tuple[Earlier, ...]:
    """Return the serials seen before, oldest first; those of the very file are left out."""
    own = document.duplicate_of or document.upload_id  # the same bytes sent again are no second bill
    serials = dict.fromkeys(serial for one in found if (serial := serial_of(one)) is not None)
    earlier: list[Earlier] = []
    for serial in serials:
        for kept in ledger.before(document, serial):
            day = kept.examined.document.value("invoice_date") if kept.examined is not None else None
            if kept.upload_id != own and isinstance(day, date):
                earlier.append(Earlier(*serial, financial_year(day), kept.doc_id, day))
    return tuple(earlier)


def _mrp_of(lake: Lake, tenant_id: str) -> dict[str, Decimal]:
    frame = lake.products(Scope(tenant_id)).frame
    return {
        product_name(row["sku_id"], row["name"], row["pack_size"]): Decimal(str(row["mrp"]))
        for row in frame.select("sku_id", "name", "pack_size", "mrp").iter_rows(named=True)
        if row["name"] and row["mrp"]
    }
