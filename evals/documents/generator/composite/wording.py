"""How papers word their labels: many ways each, English and Hindi, and both together."""

from __future__ import annotations

from collections.abc import Mapping

from evals.documents.generator.composite.plan import Plan

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "invoice_number": (
        "Invoice No.", "Invoice Number", "Inv. No.", "Bill No.", "Invoice No", "Inv No", "Tax Invoice No.",
        "Invoice #", "Invoice Sr. No.", "Serial No. of Invoice", "Document No.", "Doc No", "Voucher No.",
        "Bill Number", "Inv#", "GST Invoice No", "Invoice ID", "Our Invoice No.",
    ),
    "invoice_date": (
        "Invoice Date", "Date", "Dated", "Dt.", "Bill Date", "Inv. Date", "Date of Invoice", "Date of Issue",
        "Issue Date", "Invoice Dt", "Document Date", "Inv Dt.", "Billing Date", "Bill Dt",
    ),
    "credit_note number": ("Credit Note No.", "C.N. No.", "CN Number", "Credit Note #", "Note No.",
        "Document No."),
    "credit_note date": ("Credit Note Date", "Date", "C.N. Date", "Note Date", "Dated", "Date of Note"),
    "debit_note number": ("Debit Note No.", "D.N. No.", "DN Number", "Debit Note #", "Note No.",
        "Document No."),
    "debit_note date": ("Debit Note Date", "Date", "D.N. Date", "Note Date", "Dated", "Date of Note"),
    "bill_of_supply number": ("Bill of Supply No.", "BOS No.", "Bill No.", "Serial No.", "Bill of Supply #"),
    "bill_of_supply date": ("Date", "Bill Date", "Dated", "Date of Issue", "BOS Date"),
    "receipt number": ("Bill No", "Receipt No.", "Memo No.", "Bill No.", "Invoice No", "Bill#",
        "Cash Memo No.", "Rcpt No"),
    "receipt date": ("Date", "Bill Date", "Dt", "Dated", "Date & Time", "Bill Dt"),
    "due_date": ("Due Date", "Payment Due", "Due On", "Pay By", "Payment Due Date", "Due Dt."),
    "order_number": (
        "PO No.", "Buyer's Order No.", "Order No.", "P.O. Number", "Purchase Order No", "Your Order No.",
        "PO Ref.", "Customer PO", "Order Ref", "PO #",
    ),
    "marketplace order": ("Order ID", "Order Number", "Order No.", "Order Id", "Order #"),
    "place_of_supply": (
        "Place of Supply", "POS", "Place of supply (State)", "State of Supply", "Place Of Supply & Code",
        "Supply State", "Place of Supply of Goods",
    ),
    "reverse_charge": (
        "Reverse Charge", "Reverse Charge (Y/N)", "RCM", "Tax payable on reverse charge",
        "Whether tax is payable under reverse charge", "Reverse charge applicable", "Is GST payable on RCM?",
    ),
    "original_invoice_number": (
        "Original Invoice No.", "Against Invoice", "Ref. Invoice No.", "Invoice No. & Ref", "Orig. Inv. No.",
        "Against Bill No.", "Original Tax Invoice No.", "Reference Invoice", "Corresponding Invoice No.",
    ),
    "original_invoice_date": (
        "Original Invoice Date", "Invoice Date", "Dt. of Original Invoice", "Orig. Inv. Date",
        "Ref. Invoice Date", "Against Invoice Dated", "Date of Original Invoice",
    ),
    "irn": ("IRN", "IRN No.", "Invoice Reference Number", "IRN #", "Invoice Ref. No. (IRN)"),
    "ack_number": ("Ack No.", "Acknowledgement No.", "Ack. Number", "Ack No", "Acknowledgement Number"),
    "ack_date": ("Ack Date", "Acknowledgement Date", "Ack. Dt.", "Ack Dt"),
    "gstin": (
        "GSTIN", "GSTIN/UIN", "GST No.", "GSTIN No.", "GST Reg. No.", "GSTN", "GST Number", "GSTIN NO",
        "GST Registration No.", "GST TIN",
    ),
    "fssai": ("FSSAI No.", "FSSAI Lic. No.", "Food Lic. No.", "FSSAI License Number", "FSSAI",
        "Lic. No. (FSSAI)"),
    "udyam": ("Udyam No.", "UDYAM Reg. No.", "MSME No.", "Udyam Registration Number", "MSME/Udyam"),
    "state": ("State", "State Name", "State & Code"),
    "name": ("Name", "Party Name", "Customer Name", "M/s"),
    "address": ("Address", "Add.", "Addr", "Billing Address"),
    "seller": ("", "", "", "", "From", "Sold By", "Supplier", "Seller Details", "Details of Supplier",
        "Billed By"),
    "seller below": ("From", "Sold By", "Supplier", "Seller", "Seller Details", "Details of Supplier",
        "Billed By"),
    "buyer": (
        "Bill To", "Billed To", "Buyer", "Buyer (Bill to)", "To", "Customer", "Party Details", "Party",
        "Details of Receiver (Billed to)", "Sold To", "Invoice To", "Recipient", "Customer Details",
        "Name & Address of Buyer", "BILLING DETAILS", "Bill-To Party", "Buyer's Details", "Client",
    ),
    "delivery": (
        "Ship To", "Shipped To", "Consignee", "Consignee (Ship to)", "Delivery Address", "Deliver To",
        "Details of Consignee (Shipped to)", "Delivery At", "Place of Delivery", "Ship-To Party",
        "SHIPPING DETAILS", "Shipping Address",
    ),
    "taxable_value": (
        "Taxable Value", "Taxable Amount", "Sub Total", "Total before Tax", "Total Amount before Tax",
        "Basic Amount", "Assessable Value", "Net Taxable", "Amount before tax", "Value of Supply", "Subtotal",
        "Taxable Amt", "Total Taxable Value",
    ),
    "gross": ("Gross Amount", "Gross Total", "Goods Value", "Total of Items", "Gross"),
    "discount": ("Discount", "Less: Discount", "Total Discount", "Trade Discount", "Less Disc.", "Disc Amt"),
    "shipping": ("Freight", "Freight Charges", "Packing & Forwarding", "Shipping Charges", "Carriage",
        "Transport Charges", "Delivery Charges"),
    "cess": ("Cess", "GST Cess", "Compensation Cess", "Add: Cess"),
    "round_off": ("Round Off", "Rounding", "R/O", "Rounded Off", "Adjustment", "Round-off",
        "Rounding Off (+/-)"),
    "total": (
        "Grand Total", "Total", "Net Amount", "Invoice Total", "Net Payable", "Total Amount",
        "Amount Payable",
        "Total Invoice Value", "Bill Amount", "Total Amount after Tax", "Invoice Value", "Payable Amount",
        "Net Total", "TOTAL DUE", "Total Invoice Amount", "Final Amount",
    ),
    "total_in_words": (
        "Amount in Words", "Amount Chargeable (in words)", "In Words", "Total in words", "Rupees in words",
        "Invoice Value (in words)", "Total Invoice Amount in Words", "Amt. in words",
    ),
    "payment_mode": ("Payment Mode", "Paid by", "Mode", "Mode of Payment", "Payment", "Tender", "Pay Mode"),
    "ecommerce_operator": ("Sold on", "Marketplace", "Ordered through", "E-commerce Operator",
        "Order placed on"),
}  # fmt: skip
HINDI: Mapping[str, tuple[str, ...]] = {
    "invoice_number": ("बिल सं.", "बिल नं.", "बीजक संख्या", "बिल क्रमांक", "इनवॉइस नं."),
    "bill_of_supply number": ("बिल सं.", "बिल नं.", "बिल क्रमांक"),
    "receipt number": ("बिल नं.", "रसीद सं.", "बिल सं.", "रसीद क्रमांक"),
    "invoice_date": ("दिनांक", "तारीख", "बिल तारीख", "बिल दिनांक"),
    "bill_of_supply date": ("दिनांक", "तारीख"),
    "receipt date": ("दिनांक", "तारीख"),
    "due_date": ("देय तिथि", "भुगतान तिथि"),
    "order_number": ("ऑर्डर सं.", "क्रय आदेश सं."),
    "place_of_supply": ("आपूर्ति का स्थान", "आपूर्ति स्थान"),
    "reverse_charge": ("रिवर्स चार्ज", "प्रतिवर्ती प्रभार"),
    "gstin": ("जीएसटीआईएन", "जीएसटी नं.", "जीएसटी सं."),
    "fssai": ("खाद्य लाइसेंस", "खाद्य लाइसेंस सं."),
    "state": ("राज्य",),
    "name": ("नाम", "ग्राहक का नाम"),
    "address": ("पता",),
    "buyer": ("ग्राहक", "क्रेता", "प्राप्तकर्ता", "खरीदार"),
    "taxable_value": ("कर योग्य मूल्य", "कर योग्य राशि", "कर पूर्व राशि"),
    "gross": ("कुल मूल्य",),
    "discount": ("छूट",),
    "shipping": ("भाड़ा", "ढुलाई"),
    "round_off": ("पूर्णांकन", "राउंड ऑफ"),
    "total": ("कुल राशि", "कुल योग", "देय राशि", "कुल देय"),
    "total_in_words": ("शब्दों में", "राशि शब्दों में", "रकम शब्दों में"),
    "payment_mode": ("भुगतान", "भुगतान का तरीका"),
    "column serial": ("क्र.", "क्रम"),
    "column description": ("विवरण", "माल का विवरण", "सामान"),
    "column quantity": ("मात्रा", "नग"),
    "column unit": ("इकाई",),
    "column rate": ("दर", "भाव"),
    "column amount": ("राशि", "रकम", "मूल्य"),
    "column total": ("कुल", "कुल राशि"),
    "column taxable": ("कर योग्य मूल्य",),
}  # fmt: skip


def label(plan: Plan, field: str) -> str:
    """Return the label that the paper gives a field, in its language; the choice is kept."""
    pool = ENGLISH[field]
    return in_language(plan, field, plan.pick(f"label {field}", pool))


def in_language(plan: Plan, field: str, english: str) -> str:
    """Return an English label as the paper's language writes it; some have no Hindi."""
    language = plan.choices.get("language", "english")
    if language == "english" or field not in HINDI:
        return english
    hindi = plan.rng(f"hindi {field}").choice(HINDI[field])
    plan.choices[f"label {field}"] = hindi
    if language == "hindi":
        return hindi
    form = plan.pick("both languages", ("{h} / {e}", "{e} / {h}", "{e} ({h})", "{h}/{e}"))
    return form.format(h=hindi, e=english)
