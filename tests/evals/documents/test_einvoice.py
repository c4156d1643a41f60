"""E-invoices: the portal's number, and a signature that anybody with the public key can check."""

from __future__ import annotations

from engines.documents.einvoice import read_qr
from evals.documents.generator import einvoice
from evals.documents.generator.drawing import Terms, draw_deal
from tests.evals.documents.fakes import seeded


def test_the_code_says_what_the_sale_says_and_its_signature_holds() -> None:
    deal = draw_deal(seeded(3), "e_invoice", Terms())
    read = read_qr(deal.qr, {einvoice.KEY_ID: einvoice.public_key()})
    assert read is not None
    assert read.signature == "valid"
    assert (read.seller_gstin, read.document_number, read.document_date) == (
        deal.seller.gstin,
        deal.number,
        deal.day,
    )
    assert read.total == deal.total
    assert read.irn == deal.irn
    assert len(deal.irn) == 64
    assert read.item_count == len(deal.lines)


def test_the_same_key_is_made_every_time() -> None:
    first = einvoice.public_key()
    einvoice._key.cache_clear()  # pyright: ignore[reportPrivateUsage]
    assert einvoice.public_key() == first
