"""Small facts that layouts print alike because the law words them: titles, signatures, codes."""

from __future__ import annotations

from collections.abc import Callable

import zxingcpp
from PIL import Image

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.identity import REGIONS
from evals.documents.generator.sheet import Sheet

_TITLES = {
    "invoice": "TAX INVOICE",
    "receipt": "CASH MEMO",
    "bill_of_supply": "BILL OF SUPPLY",
    "credit_note": "CREDIT NOTE",
    "debit_note": "DEBIT NOTE",
}
_STROKE = ((0, 3), (2, 0), (3, 4), (5, 1), (7, 3.5), (9, 0.5), (11, 3), (16, 1.5), (20, 2.5))


def title_of(deal: Deal) -> str:
    """Return what the law wants on top."""
    return _TITLES[deal.doc_type]


def code(deal: Deal) -> str:
    """Return the code of the State of supply."""
    return next(region.code for region in REGIONS if region.name == deal.place_of_supply)


def sign(sheet: Sheet, deal: Deal, right: float, y: float, *, label: str = "Authorised Signatory") -> float:
    """Print the signature's block, its right edge at `right`, and return where it ends."""
    if "signature" in sheet.omit:
        return y
    sheet.text(right, y, f"For {deal.seller.name}", align="R", size=sheet.size - 0.5)
    sheet.scribble(right - 26, y + 6, _STROKE)
    sheet.text(right, y + 12, label, align="R", size=sheet.size - 0.5)
    sheet.says("signature", label)
    return y + 17


def qr_code(text: str) -> Image.Image:
    """Return a QR code, three pixels a module."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    return Image.fromarray(barcode.to_image(scale=3, add_quiet_zones=True))


def print_qr(sheet: Sheet, deal: Deal, x: float, y: float, width: float) -> None:
    """Print the e-invoice's signed QR code, where it has one."""
    if deal.qr and "qr" not in sheet.omit:
        sheet.image(qr_code(deal.qr), x, y, width)


def tax_rows(deal: Deal) -> list[tuple[str, str]]:
    """Return the heads that were charged: field and label."""
    if not deal.tax:
        return []
    rows = [("igst", "IGST")] if deal.inter_state else [("cgst", "CGST"), ("sgst", "SGST")]
    return [*rows, ("cess", "Cess")] if deal.cess else rows


def with_hsn(sheet: Sheet, line: Line, label: str) -> str:
    """Return a description with its HSN below, unless the document omits that."""
    return line.description if "hsn" in sheet.omit else f"{line.description}\n{label}{line.hsn}"


def state_row(sheet: Sheet, *names: str) -> Callable[[str, str], str]:
    """Remember that a row without a table states the values named, but those which are left out.

    Returns:
        What prints a value's text: nothing where the document omits it.
    """
    sheet.cells.append({name: "" for name in names if name not in sheet.omit})
    return lambda name, text: "" if name in sheet.omit else text
