"""Certificates, claim forms and policies of composed parts."""

from __future__ import annotations

from evals.documents.generator.composite.entry import Entry, set_entries
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_LABELS: dict[str, tuple[str, ...]] = {
    "gstin": ("Registration Number", "GSTIN", "Registration No.", "GST Registration Number",
        "Registration Number (GSTIN)"),
    "legal_name": ("Legal Name", "Legal Name of Business", "Legal name of the registered person"),
    "trade_name": ("Trade Name, if any", "Trade Name", "Trade name of business"),
    "constitution": ("Constitution of Business", "Constitution", "Type of constitution"),
    "gst address": ("Address of Principal Place of Business", "Principal Place of Business",
        "Address of principal place"),
    "date_of_liability": ("Date of Liability", "Date of liability to register", "Liability Date"),
    "validity": ("Period of Validity", "Validity", "Date of Validity"),
    "registration_type": ("Type of Registration", "Registration Type", "Type of taxpayer registration"),
    "issue_date": ("Date of issue of Certificate", "Date of Issue", "Certificate issued on"),
    "udyam_number": ("UDYAM REGISTRATION NUMBER", "Udyam Registration Number", "Udyam Reg. No.",
        "Registration Number"),
    "enterprise_name": ("NAME OF ENTERPRISE", "Name of Enterprise", "Enterprise Name"),
    "enterprise_type": ("TYPE OF ENTERPRISE", "Type of Enterprise", "Enterprise Type", "Classification"),
    "major_activity": ("MAJOR ACTIVITY", "Major Activity", "Main Activity"),
    "udyam address": ("OFFICIAL ADDRESS OF ENTERPRISE", "Official Address of Enterprise",
        "Registered Address", "Address"),
    "date_of_incorporation": ("DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE",
        "Date of Incorporation", "Incorporated on"),
    "date_of_registration": ("DATE OF UDYAM REGISTRATION", "Date of Udyam Registration",
        "Registration Date", "Registered on"),
    "claim_id": ("Claim ID", "Claim No.", "Claim Ref.", "Claim Number", "Ticket / Claim ID"),
    "order_id": ("Order ID", "Order No.", "Order Number", "Order Id"),
    "return_id": ("Return ID", "Return No.", "RMA No.", "Return Ref."),
    "sku_id": ("SKU ID", "SKU", "Seller SKU", "Item Code"),
    "product": ("Product", "Product Name", "Item", "Item Description", "Product Description"),
    "quantity": ("Quantity", "Qty", "Units claimed", "Qty Claimed"),
    "claim_amount": ("Claim Amount", "Amount Claimed", "Claim Value (Rs.)", "Compensation sought"),
    "claim_reason": ("Reason", "Claim Reason", "Reason for Claim", "Nature of problem", "Issue"),
    "order_date": ("Order Date", "Date of Order", "Ordered on"),
    "claim_date": ("Claim Date", "Date of Claim", "Filed on", "Date"),
    "claimant_name": ("Claimant", "Seller Name", "Name of Seller", "Claimed by", "Name of Claimant"),
    "marketplace": ("Marketplace", "Platform", "Portal", "Sold on"),
    "version": ("Version", "Version No.", "Ver.", "Rev."),
    "effective_from": ("Effective from", "Effective Date", "W.e.f.", "In force from"),
    "issuer": ("Issued by", "Company", "Organisation", "Policy owner"),
}  # fmt: skip
_PLACES = (45, 60, 75)


def _entry(plan: Plan, field: str, value: str, name: str = "") -> Entry:
    return Entry(plan.pick(f"label {field}", _LABELS[field]), value, name or field)


def draw_paper(plan: Plan, sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    _DRAW[form.kind](plan, sheet, form, manner)


def _put(plan: Plan, sheet: Sheet, entries: list[Entry], y: float) -> float:
    """Print entries across the page or in two columns, numbered or not."""
    margin = float(plan.pick("margin", ("14", "20")))
    if plan.chance("numbered", 0.4):
        form = plan.pick("number form", ("{}. ", "{}) ", "({}) "))
        entries = [
            Entry(form.format(place) + entry.label, entry.value, entry.name)
            for place, entry in enumerate(entries, start=1)
        ]
    return set_entries(plan, "form", sheet, entries, (margin, y, sheet.width - 2 * margin))


def _top(plan: Plan, sheet: Sheet, rows: tuple[str, ...]) -> float:
    y = 14.0
    for place, text in enumerate(rows):
        sheet.text(
            sheet.width / 2,
            y,
            text,
            bold=place == len(rows) - 1 or plan.chance("top bold", 0.5),
            size=sheet.size + 3,
            align="C",
        )
        y += 7
    return y + 4


def _gst(plan: Plan, sheet: Sheet, form: Form, manner: Manner) -> None:
    where = form.extra
    rows = ("Government of India", "Form GST REG-06", "Registration Certificate")
    y = _top(
        plan,
        sheet,
        rows if plan.chance("form named", 0.7) else ("GOODS AND SERVICES TAX", "REGISTRATION CERTIFICATE"),
    )
    address = plan.pick(
        "certificate address", ("{street}, {town}, {state}, {pin}", "{street}, {town} - {pin}, {state}")
    )
    starts, ends = day_of(form, "valid_from", manner), day_of(form, "valid_to", manner)
    entries = [
        _entry(plan, "gstin", form.get("gstin")),
        _entry(plan, "legal_name", form.get("legal_name")),
        _entry(plan, "trade_name", form.get("trade_name")),
        _entry(plan, "constitution", form.get("constitution")),
        _entry(plan, "gst address", address.format(**where), "address"),
        _entry(plan, "date_of_liability", day_of(form, "date_of_liability", manner)),
    ]
    if plan.chance("validity in one row", 0.5):
        entries.append(_entry(plan, "validity", f"From {starts} To {ends or 'Not Applicable'}", "-"))
    else:
        word = plan.pick("label validity", _LABELS["validity"])
        entries += [
            Entry(f"{word} From", starts, "valid_from"),
            Entry(f"{word} To", ends or "NA", "valid_to" if ends else ""),
        ]
    entries += [
        _entry(plan, "registration_type", form.get("registration_type")),
        Entry("Particulars of Approving Authority", f"{where['officer']}, Superintendent"),
        _entry(plan, "issue_date", day_of(form, "issue_date", manner)),
    ]
    _put(plan, sheet, entries, y)
    if "-" in sheet.said:
        del sheet.said["-"]
        sheet.says("valid_from", starts)
        if ends:
            sheet.says("valid_to", ends)


def _udyam(plan: Plan, sheet: Sheet, form: Form, manner: Manner) -> None:
    where = form.extra
    y = _top(
        plan, sheet, ("Ministry of Micro, Small and Medium Enterprises", "UDYAM REGISTRATION CERTIFICATE")
    )
    kind = form.get("enterprise_type")
    kind = plan.pick("type written", ("{}", "{} ENTERPRISE", "{}")).format(
        kind.upper() if plan.chance("type in capitals", 0.6) else kind.title()
    )
    entries = [
        _entry(plan, "udyam_number", form.get("udyam_number")),
        _entry(plan, "enterprise_name", form.get("enterprise_name")),
        _entry(plan, "enterprise_type", kind),
        _entry(plan, "major_activity", form.get("major_activity")),
        Entry("Social Category of Entrepreneur", "General"),
        Entry("Mobile", where["phone"]),
        _entry(
            plan,
            "udyam address",
            f"{where['street']}, {where['town']}, {where['state']} - {where['pin']}",
            "address",
        ),
        _entry(plan, "date_of_incorporation", day_of(form, "date_of_incorporation", manner)),
        _entry(plan, "date_of_registration", day_of(form, "date_of_registration", manner)),
    ]
    if plan.chance("dates first", 0.2):
        entries = [entries[0], *entries[-2:], *entries[1:-2]]
    _put(plan, sheet, entries, y)


def _claim(plan: Plan, sheet: Sheet, form: Form, manner: Manner) -> None:
    y = _top(
        plan,
        sheet,
        (
            plan.pick(
                "title",
                (
                    "CLAIM FORM",
                    "Return Claim Form",
                    "SELLER CLAIM REQUEST",
                    "Claim for Returned Goods",
                    "CLAIM REQUEST FORM",
                ),
            ),
        ),
    )
    amount = form.number("claim_amount")
    values = {
        "quantity": quantity(form.number("quantity")), "claim_amount": manner.priced(amount),
        "order_date": day_of(form, "order_date", manner), "claim_date": day_of(form, "claim_date", manner),
    }  # fmt: skip
    names = ["claim_id", "claim_date", "claimant_name", "marketplace", "order_id", "order_date", "return_id",
             "sku_id", "product", "quantity", "claim_reason", "claim_amount"]  # fmt: skip
    if plan.chance("shuffled", 0.5):
        plan.rng("order").shuffle(names)
    entries = [_entry(plan, name, values.get(name, form.get(name))) for name in names]
    if plan.chance("claim goods in a table", 0.35):
        goods = [
            entry for entry in entries if entry.name in ("sku_id", "product", "quantity", "claim_amount")
        ]
        y = _put(plan, sheet, [entry for entry in entries if entry not in goods], y) + 4
        y = _table(sheet, goods, y)
    else:
        y = _put(plan, sheet, entries, y)
    foot = Flow(sheet, 20, y + 8, sheet.width - 40)
    foot.say(
        plan.pick(
            "claim foot",
            (
                "I declare that the above is true. Photographs are attached.",
                "For office use: received by ______ on ______",
                "",
            ),
        )
    )
    foot.gap(2)
    foot.say("Signature")


def _table(sheet: Sheet, goods: list[Entry], y: float) -> float:
    wide = {"product": 70.0}
    x = 20.0
    for entry in goods:
        width = wide.get(entry.name, 32.0)
        sheet.box(x, y, width, 6)
        sheet.box(x, y + 6, width, 7)
        sheet.text(x + 1, y + 1, entry.label, bold=True, size=8)
        sheet.text(x + 1, y + 7.3, entry.value, size=8, name=entry.name)
        x += width
    return y + 13


def _policy(plan: Plan, sheet: Sheet, form: Form, manner: Manner) -> None:
    entries = [
        _entry(plan, "version", form.get("version")),
        _entry(plan, "effective_from", day_of(form, "effective_from", manner)),
        _entry(plan, "issuer", form.get("issuer")),
    ]
    body = Flow(sheet, 20, 16, sheet.width - 40)
    firm = plan.pick("issuer stands", ("above", "among the entries"))
    if firm == "above":
        entries.pop()
        body.say(form.get("issuer"), "issuer", bold=True, size=14, centred=plan.chance("issuer centred", 0.6))
        body.gap()
    body.say(form.get("title"), "title", bold=True, size=16, centred=plan.chance("title centred", 0.5))
    body.gap()
    at_foot = plan.chance("entries at the foot", 0.2)
    if not at_foot:
        body.y = set_entries(plan, "form", sheet, entries, (20, body.y, sheet.width - 40)) + 5
    for number, text in enumerate((
        "This policy applies to every store and to the web shop.",
        "Requests are answered within 48 hours of receipt.",
        "Refunds are made to the account from which the payment came, within 7 working days.",
        "Exceptions need the consent of the manager, in writing. Sums above Rs. 20,000 need two signatures.",
    ), start=1):  # fmt: skip
        body.say(plan.pick("clause form", ("{n}. {t}", "{n}) {t}", "- {t}")).format(n=number, t=text))
        body.gap()
    if at_foot:
        set_entries(plan, "form", sheet, entries, (20, body.y + 6, sheet.width - 40))


_DRAW = {"gst_certificate": _gst, "msme_certificate": _udyam, "claim_form": _claim, "policy": _policy}
