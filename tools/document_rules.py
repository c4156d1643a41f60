"""What is known beside a document when it is judged: the day, the shop, its other documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

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
    *,
    ledger: DocumentLedger,
    lake: Lake,
    settings: TenantSettings,
    today: date,
    public_keys: Mapping[str, str] | None = None,
) -> ValidationContext:
    """Return the facts a document is judged by, from the tenant's settings, tables and documents.

    Args:
        document: The one to judge; what came after it is not held against it.
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
        earlier=_earlier(document, ledger),
        public_keys=public_keys or {},
        mrp_of=_mrp_of(lake, document.tenant_id),
    )


def _earlier(document: UploadedDocument, ledger: DocumentLedger) -> tuple[Earlier, ...]:
    """Return the serials seen before this document, oldest first; the same file's own are left out."""
    own = document.duplicate_of or document.upload_id  # the same bytes sent again are no second bill
    earlier: list[Earlier] = []
    for doc_id, examined in ledger.examined(document.tenant_id):
        if doc_id == document.doc_id:
            break
        if doc_id == own or doc_id.startswith(f"{own}_"):
            continue
        serial = serial_of(examined.document, doc_id)
        if serial is not None:
            earlier.append(serial)
    return tuple(earlier)


def serial_of(document: Document, doc_id: str) -> Earlier | None:
    """Return what makes a bill one of its kind; `None` where it does not say so."""
    gstin, number = document.value("seller_gstin"), document.value("invoice_number")
    day = document.value("invoice_date")
    if not (isinstance(gstin, str) and isinstance(number, str) and isinstance(day, date)):
        return None
    return Earlier(gstin, number, financial_year(day), doc_id)


def _mrp_of(lake: Lake, tenant_id: str) -> dict[str, Decimal]:
    frame = lake.products(Scope(tenant_id)).frame
    return {
        product_name(row["sku_id"], row["name"], row["pack_size"]): Decimal(str(row["mrp"]))
        for row in frame.select("sku_id", "name", "pack_size", "mrp").iter_rows(named=True)
        if row["name"] and row["mrp"]
    }
