"""The demo shop's papers: bills in order and bills that are not, a certificate, a receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from app.demo.paper import Bill, Row, Trader, photograph_receipt, print_certificate, print_invoice
from app.progress import Progress
from core.identity import Principal
from engines.documents.gstin import check_digit

if TYPE_CHECKING:
    from app.documents import DocumentShop


def _gstin(first_fourteen: str) -> str:
    return first_fourteen + check_digit(first_fourteen)


US = Trader(
    "Saralmart Retail Private Limited", "Plot 12, Ring Road", "New Delhi - 110014", "Delhi",
    _gstin("07AAHCS4821K1Z"),
)  # fmt: skip
GRAINS = Trader(
    "Annapurnika Grains Private Limited", "Godown 7, Naya Bazar", "Delhi - 110006", "Delhi",
    _gstin("07AAKCA3310M1Z"), "9810000017",
    "13321007000418",
)  # fmt: skip
OILS = Trader(
    "Sagarika Oil Mills", "Unit 4, Market Yard", "Pune - 411037", "Maharashtra",
    _gstin("27ABGFS7702Q1Z"), "9820000023", "11520036000277",
)  # fmt: skip
SOAPS = Trader(
    "Chandravel Home Care LLP", "Shop 21, Sadar Bazar", "Delhi - 110006", "Delhi",
    _gstin("07AAQFC5518H1Z"), "9810000031",
)  # fmt: skip
PAPER = Trader(
    "Gomtika Packaging", "Plot 88, Transport Nagar", "Kanpur - 208023", "Uttar Pradesh",
    _gstin("09AARFG2190D1Z"), "9839000045",
)  # fmt: skip
TEA_STALL = Trader(
    "Tulsika Stores", "Shop 3, Civil Lines", "Delhi - 110054", "Delhi", _gstin("07ABNPT6104R1Z")
)

_DELHI = "Delhi (07)"
_ATTA = Row("Wheat Atta 10 kg", "11010000", 40, "BAG", Decimal("362.00"), Decimal(5))
_RICE = Row("Basmati Rice 5 kg", "10063020", 24, "BAG", Decimal("498.50"), Decimal(5))


def take_in_papers(shop: DocumentShop, owner: Principal, last_day: date, progress: Progress) -> None:
    """Take the papers in as if the owner had sent them, and read them; a shop that has some keeps those."""
    if shop.service.newest(owner, 1):
        return
    papers = dict(papers_of(last_day))
    with progress.task(f"Reading {len(papers)} bills and certificates", total=len(papers)):
        for read, (name, content) in enumerate(papers.items(), start=1):
            document, _ = shop.service.receive(BytesIO(content), name, owner)
            shop.reading.read(document.doc_id)
            progress.advance(read, len(papers))
        shop.close()


def papers_of(last_day: date) -> Iterator[tuple[str, bytes]]:
    """Yield each paper's name and content, as dated in the weeks before `last_day`."""
    first = Bill(GRAINS, US, "AG/1187", last_day - timedelta(days=24), (_ATTA, _RICE), _DELHI)
    yield "annapurnika-AG-1187.pdf", print_invoice(first)
    oil = Row("Groundnut Oil 1 l", "15089091", 60, "PCS", Decimal("171.40"), Decimal(5))
    yield (
        "sagarika-SO-2204.pdf",
        print_invoice(Bill(OILS, US, "SO/2204", last_day - timedelta(days=19), (oil,), _DELHI)),
    )
    again = replace(first, day=last_day - timedelta(days=6), rows=(replace(_ATTA, quantity=55),))
    yield "annapurnika-new.pdf", print_invoice(again)
    soap = Row("Neem Soap 125 g", "34011190", 144, "PCS", Decimal("28.60"), Decimal(12))
    yield (
        "chandravel-CH-0412.pdf",
        print_invoice(Bill(SOAPS, US, "CH/0412", last_day - timedelta(days=11), (soap,), _DELHI)),
    )
    boxes = Row("Corrugated Box 12 inch", "48191010", 500, "PCS", Decimal("14.20"), Decimal(5))
    yield (
        "gomtika-GP-77.pdf",
        print_invoice(Bill(PAPER, US, "GP/77", last_day - timedelta(days=4), (boxes,), "")),
    )
    yield "annapurnika-gst-certificate.pdf", print_certificate(GRAINS, GRAINS.name, date(2021, 7, 1))
    yield (
        "tulsika-receipt.jpg",
        photograph_receipt(
            TEA_STALL,
            "B-3391",
            last_day - timedelta(days=2),
            (("Assam Tea 250 g", 2, 145), ("Sugar 1 kg", 3, 46)),
        ),
    )
