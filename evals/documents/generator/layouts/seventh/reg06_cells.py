"""A GST certificate in cells across the page: number and label on top, entry below, two abreast."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_WIDTH = 130.0


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    sheet.box(8, 8, 281, 194, weight=0.8)
    sheet.box(10, 10, 277, 190, weight=0.2)
    state = where["state"]
    for y, text, size in (
        (15, f"Government of India and Government of {state}", 10),
        (21, "REGISTRATION CERTIFICATE", 15),
        (29, "Form GST REG-06 [See Rule 10(1)]", 9),
    ):
        sheet.text(148.5, y, text, bold=True, size=size, align="C")
    sheet.fill(88, 36, 121, 9, (226, 234, 244))
    sheet.text(148.5, 38, f"Registration Number  {form.get('gstin')}", bold=True, size=12, align="C")
    sheet.says("gstin", form.get("gstin"))
    ends = day_of(form, "valid_to", manner)
    starts = day_of(form, "valid_from", manner)
    address = f"{where['street']}, {where['town']}, {state}, {where['pin']}"
    left = (
        ("1. Legal Name", form.get("legal_name"), "legal_name"),
        ("2. Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3. Additional trade names, if any", "-", ""),
        ("4. Constitution of Business", form.get("constitution"), "constitution"),
        ("5. Address of Principal Place of Business", address, "address"),
    )
    right = (
        ("6. Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability"),
        ("7. Date of Validity", "", ""),
        ("8. Type of Registration", form.get("registration_type"), "registration_type"),
        (
            "9. Particulars of Approving Authority",
            f"{where['officer']}, State Tax Officer, {where['town']} 41",
            "",
        ),
        ("10. Date of issue of Certificate", day_of(form, "issue_date", manner), "issue_date"),
    )
    for x, cells in ((16.0, left), (151.0, right)):
        y = 51.0
        for label, text, name in cells:
            _cell(sheet, (x, y), label, text, name)
            y += 22
    sheet.text(154, 80.5, "From", size=9)
    sheet.text(166, 80, starts, bold=True, size=11, name="valid_from")
    sheet.text(212, 80.5, "To", size=9)
    sheet.text(222, 80, ends or "Not Applicable", bold=True, size=11, name="valid_to" if ends else None)
    note = Flow(sheet, 16, 165, 265, size=8.5)
    note.say(
        "Note: The registration certificate is to be displayed prominently at each place of business. "
        "This is a system generated digitally signed certificate, issued on approval of the application."
    )
    note.gap()
    note.say(
        "Application Reference Number (ARN) AA0704260198127   Jurisdiction: Centre Range 07, State Ward 41"
    )


def _cell(sheet: Sheet, at: tuple[float, float], label: str, text: str, name: str) -> None:
    x, y = at
    sheet.box(x, y, _WIDTH, 20, weight=0.2)
    sheet.text(x + 2, y + 1.5, label, size=8.5)
    for place, row in enumerate(sheet.wrap(text, _WIDTH - 6, size=11, bold=True)):
        sheet.text(x + 3, y + 7 + 5 * place, row, size=11, bold=True)
    if name and text:
        sheet.says(name, text)


LAYOUT = Layout(
    "reg06_cells",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05/04/2026")),
    face="serif",
    size=10,
    page=(297, 210),
)
