"""Prints the demo shop's papers: an invoice, a certificate, and a till's receipt as a phone sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

PAISA = Decimal("0.01")
_LEFT, _RIGHT = 15, 195
_STOPS = (15, 25, 92, 112, 132, 152, 168, 195)
_HEADS = ("No.", "Description of goods", "HSN", "Qty", "Rate", "GST %", "Taxable value")


@dataclass(frozen=True)
class Trader:
    """One side of a bill."""

    name: str
    street: str
    town: str
    state: str
    gstin: str
    phone: str = ""
    fssai: str = ""


@dataclass(frozen=True)
class Row:
    """One article: what, how many at which price before tax, at which rate of GST in percent."""

    name: str
    hsn: str
    quantity: int
    unit: str
    rate: Decimal
    gst: Decimal

    @property
    def taxable(self) -> Decimal:
        """Its value before tax."""
        return (self.quantity * self.rate).quantize(PAISA)

    @property
    def tax(self) -> Decimal:
        """The whole tax on it, an even number of paise."""
        return 2 * (self.taxable * self.gst / 200).quantize(PAISA, ROUND_HALF_UP)


@dataclass(frozen=True)
class Bill:
    """A tax invoice; where the `place` of supply is empty, it does not say it."""

    seller: Trader
    buyer: Trader
    number: str
    day: date
    rows: tuple[Row, ...]
    place: str

    @property
    def taxable(self) -> Decimal:
        """What it comes to before tax."""
        return sum((row.taxable for row in self.rows), Decimal(0))

    @property
    def tax(self) -> Decimal:
        """All of its tax."""
        return sum((row.tax for row in self.rows), Decimal(0))


def print_invoice(bill: Bill) -> bytes:
    """Return the invoice as a PDF."""
    pdf = _sheet(bill.day)
    _put(pdf, _LEFT, 14, bill.seller.name, bold=True, size=16)
    y = _party(pdf, bill.seller, 22)
    pdf.set_font("Helvetica", "B", 14)
    pdf.text(_RIGHT - pdf.get_string_width("TAX INVOICE"), 18, "TAX INVOICE")
    pdf.line(_LEFT, y, _RIGHT, y)
    _put(pdf, _LEFT, y + 7, "Bill to", size=8)
    _put(pdf, _LEFT, y + 12, bill.buyer.name, bold=True)
    low = _party(pdf, bill.buyer, y + 17)
    facts = [("Invoice No.", bill.number), ("Invoice Date", f"{bill.day:%d-%m-%Y}"), ("Reverse Charge", "No")]
    if bill.place:
        facts.append(("Place of Supply", bill.place))
    for place, (label, text) in enumerate(facts):
        _put(pdf, 128, y + 7 + 5 * place, f"{label} :")
        _put(pdf, 158, y + 7 + 5 * place, text, bold=True)
    _foot(pdf, bill, _goods(pdf, bill, low + 4))
    return bytes(pdf.output())


def print_certificate(holder: Trader, legal_name: str, since: date) -> bytes:
    """Return a GST registration certificate as a PDF."""
    pdf = _sheet(since)
    for y, text, size in (
        (20, "Government of India", 13),
        (27, "Form GST REG-06", 11),
        (36, "Registration Certificate", 14),
    ):
        pdf.set_font("Helvetica", "B", size)
        pdf.text(105 - pdf.get_string_width(text) / 2, y, text)
    rows = (
        ("Registration Number", holder.gstin),
        ("1. Legal Name", legal_name),
        ("2. Trade Name, if any", holder.name),
        ("3. Constitution of Business", "Private Limited Company"),
        ("4. Address of Principal Place of Business", f"{holder.street}, {holder.town}, {holder.state}"),
        ("5. Date of Liability", f"{since:%d/%m/%Y}"),
        ("6. Valid From", f"{since:%d/%m/%Y}"),
        ("7. Valid To", "Not Applicable"),
        ("8. Type of Registration", "Regular"),
        ("9. Date of issue of Certificate", f"{since:%d/%m/%Y}"),
    )
    for place, (label, text) in enumerate(rows):
        y = 48 + 10 * place
        pdf.rect(_LEFT, y, 80, 10)
        pdf.rect(_LEFT + 80, y, 100, 10)
        _put(pdf, _LEFT + 2, y + 6.4, label, size=9)
        _put(pdf, _LEFT + 82, y + 6.4, text, bold=True, size=9)
    return bytes(pdf.output())


def photograph_receipt(
    seller: Trader, number: str, day: date, rows: tuple[tuple[str, int, int], ...]
) -> bytes:
    """Return a till's receipt as a phone's photo of it; prices in whole rupees hold the tax of 5 %."""
    import numpy as np  # noqa: PLC0415 - few build the demo
    from PIL import Image, ImageDraw, ImageFilter, ImageFont  # noqa: PLC0415 - with it

    total = Decimal(sum(many * price for _, many, price in rows))
    half = ((total - total * 100 / 105) / 2).quantize(PAISA, ROUND_HALF_UP)
    paper = Image.new("L", (620, 860), 250)
    pen, y = ImageDraw.Draw(paper), 34.0

    def put(left: str, right: str = "", size: int = 24, *, centred: bool = False) -> None:
        nonlocal y
        font = ImageFont.load_default(size)
        pen.text((310 if centred else 36, y), left, 25, font=font, anchor="ma" if centred else "la")
        pen.text((584, y), right, 25, font=font, anchor="ra")
        y += size * 1.45

    put(seller.name.upper(), size=32, centred=True)
    put(seller.street, centred=True)
    put(seller.town, centred=True)
    put(f"GSTIN: {seller.gstin}", centred=True)
    put("CASH MEMO", size=28, centred=True)
    put(f"Bill No: {number}", f"Date: {day:%d/%m/%Y}")
    pen.line((36, y + 4, 584, y + 4), 60, 2)
    y += 14
    for name, many, price in rows:
        put(name)
        put(f"    {many} x {price}.00", f"{many * price}.00")
    pen.line((36, y + 4, 584, y + 4), 60, 2)
    y += 14
    put("TOTAL", f"Rs. {total}.00", size=34)
    put("CGST 2.5% (included)", f"{half}")
    put("SGST 2.5% (included)", f"{half}")
    put("Paid by UPI")
    put("Thank you, visit again", centred=True)
    tilted = paper.rotate(1.6, Image.Resampling.BICUBIC, expand=True, fillcolor=96)
    table = Image.new("L", (tilted.width + 90, tilted.height + 90), 96)
    table.paste(tilted, (45, 45))
    soft = np.asarray(table.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    light = np.linspace(1.0, 0.82, soft.shape[1], dtype=np.float32)[None, :]
    photo = BytesIO()
    Image.fromarray((soft * light).clip(0, 255).astype(np.uint8)).save(photo, "JPEG", quality=82)
    return photo.getvalue()


def _sheet(day: date) -> FPDF:
    from fpdf import FPDF  # noqa: PLC0415 - few build the demo

    pdf = FPDF()
    pdf.set_creation_date(datetime.combine(day, time(), UTC))
    pdf.add_page()
    return pdf


def _put(pdf: FPDF, x: float, y: float, text: str, *, bold: bool = False, size: float = 9.5) -> None:
    pdf.set_font("Helvetica", "B" if bold else "", size)
    pdf.text(x, y, text)


def _right(pdf: FPDF, x: float, y: float, text: str, *, bold: bool = False, size: float = 9) -> None:
    pdf.set_font("Helvetica", "B" if bold else "", size)
    pdf.text(x - pdf.get_string_width(text), y, text)


def _party(pdf: FPDF, party: Trader, y: float) -> float:
    lines = [party.street, party.town, f"GSTIN: {party.gstin}"]
    if party.fssai:
        lines.append(f"FSSAI Lic. No.: {party.fssai}")
    if party.phone:
        lines.append(f"Phone: {party.phone}")
    for place, text in enumerate(lines):
        _put(pdf, _LEFT, y + 4.6 * place, text)
    return y + 4.6 * len(lines)


def _goods(pdf: FPDF, bill: Bill, y: float) -> float:
    """Print the table of goods and return where it ends."""
    pdf.set_fill_color(228, 234, 240)
    pdf.rect(_LEFT, y, _RIGHT - _LEFT, 7, style="F")
    for place, head in enumerate(_HEADS):
        if place < 3:
            _put(pdf, _STOPS[place] + 1, y + 4.8, head, bold=True, size=9)
        else:
            _right(pdf, _STOPS[place + 1] - 1, y + 4.8, head, bold=True)
    y += 7
    for number, row in enumerate(bill.rows, start=1):
        _put(pdf, _STOPS[0] + 1, y + 4.8, str(number), size=9)
        _put(pdf, _STOPS[1] + 1, y + 4.8, row.name, size=9)
        _put(pdf, _STOPS[2] + 1, y + 4.8, row.hsn, size=9)
        texts = (f"{row.quantity} {row.unit}", f"{row.rate:.2f}", f"{row.gst:g}%", f"{row.taxable:.2f}")
        for place, text in enumerate(texts, start=3):
            _right(pdf, _STOPS[place + 1] - 1, y + 4.8, text)
        y += 7
        pdf.line(_LEFT, y, _RIGHT, y)
    return y


def _foot(pdf: FPDF, bill: Bill, y: float) -> None:
    heads = [("IGST", bill.tax)] if bill.seller.state != bill.buyer.state else [
        ("CGST", bill.tax / 2), ("SGST", bill.tax / 2),
    ]  # fmt: skip
    exact = bill.taxable + bill.tax
    total = exact.quantize(Decimal(1), ROUND_HALF_UP)
    sums = [("Taxable Value", bill.taxable), *heads, ("Round Off", total - exact)]
    for place, (label, amount) in enumerate(sums):
        _put(pdf, 135, y + 7 + 5.4 * place, label)
        _right(pdf, _RIGHT - 1, y + 7 + 5.4 * place, f"{amount:.2f}")
    y += 8 + 5.4 * len(sums)
    _put(pdf, 135, y, "Grand Total", bold=True, size=11)
    _right(pdf, _RIGHT - 1, y, f"Rs. {total:.2f}", bold=True, size=11)
    _right(pdf, _RIGHT, y + 14, f"For {bill.seller.name}")
    _right(pdf, _RIGHT, y + 30, "Authorised Signatory")
