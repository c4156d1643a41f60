from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.document import DocType
from engines.documents.examine import documents_of, examine
from engines.documents.validate import ValidationContext
from tests.engines.documents.drawn import page_of, reading_of

BILL = """
                              TAX INVOICE                     Original for Recipient
    Gupta Kirana Stores
    12, Market Road, Sadar Bazar, Nashik - 422001
    GSTIN: 27AAPFU0939F1ZV
    Bill To:                                Invoice No   : {number}
    Ramesh Traders                          Date         : 12/11/2026
    4, Ring Road, Pune - 411001             Place of Supply : Maharashtra (27)

    Sr  Description        HSN       Qty       Rate     Taxable Value   GST %     Amount
    1   Ceiling Fan        84145120  2 NOS   1,000.00      2,000.00      18%     2,360.00
        Total                        2                     2,000.00              2,360.00

    Taxable Value                                          2,000.00
    CGST                                                     180.00
    SGST                                                     180.00
    Grand Total                                          ₹ 2,360.00
    Amount in words: Rupees Two Thousand Three Hundred Sixty Only
                                                   For Gupta Kirana Stores
                                                   Authorised Signatory
"""


def test_an_invoice_is_understood_whole() -> None:
    (document,) = documents_of(reading_of(page_of(BILL.format(number="GK/2231"))))
    wanted = {
        "seller_name": "Gupta Kirana Stores",
        "seller_address": "12, Market Road, Sadar Bazar, Nashik - 422001",
        "seller_gstin": "27AAPFU0939F1ZV", "buyer_name": "Ramesh Traders", "invoice_number": "GK/2231",
        "invoice_date": date(2026, 11, 12),
        "place_of_supply": "Maharashtra", "taxable_value": Decimal("2000.00"),
        "cgst": Decimal("180.00"), "sgst": Decimal("180.00"), "total": Decimal("2360.00"), "signature": True,
        "currency": "INR",
    }  # fmt: skip
    assert document.doc_type is DocType.INVOICE
    assert {name: document.value(name) for name in wanted} == wanted
    assert [item.description for item in document.line_items] == ["Ceiling Fan"]


def test_each_document_gets_its_verdict() -> None:
    context = ValidationContext(today=date(2026, 11, 20))
    (examined,) = examine(reading_of(page_of(BILL.format(number="GK/2231"))), context)
    assert examined.verdict.judged_on == date(2026, 11, 20)
    assert examined.document.value("invoice_number") == "GK/2231"


def test_several_bills_in_a_file_are_several_documents() -> None:
    pages = (page_of(BILL.format(number="GK/1")), page_of(BILL.format(number="GK/2"), number=2))
    documents = documents_of(reading_of(*pages))
    assert [(document.value("invoice_number"), document.pages) for document in documents] == [
        ("GK/1", (1,)),
        ("GK/2", (2,)),
    ]


def test_copies_of_a_bill_are_one_document() -> None:
    original = BILL.format(number="GK/1")
    copy = original.replace("Original for Recipient", "Duplicate for Transporter")
    (document,) = documents_of(reading_of(page_of(original), page_of(copy, number=2)))
    assert document.pages == (1, 2)
    assert len(document.line_items) == 1


def test_a_bill_over_two_pages_is_one_document() -> None:
    head, foot = BILL.format(number="GK/1").split("        Total                        2")
    second = "    Invoice No : GK/1        Page 2 of 2\n        Total                        2" + foot
    (document,) = documents_of(reading_of(page_of(head + "\n    Page 1 of 2"), page_of(second, number=2)))
    assert document.pages == (1, 2)
    assert document.value("total") == Decimal("2360.00")


def test_a_blank_page_and_a_letter_are_something_else() -> None:
    letter = "Dear Customer,\nWe are pleased to tell you that our new branch opens next week\nYours, Ramesh"
    assert [documents_of(reading_of(page_of(text)))[0].doc_type for text in ("", letter)] == [
        DocType.OTHER
    ] * 2


def test_a_menu_is_no_bill() -> None:
    menu = "Annapurna\nMENU\nItem                Price\nMasala Dosa         ₹120\nIdli                 ₹80"
    assert documents_of(reading_of(page_of(menu)))[0].doc_type is DocType.OTHER


def test_a_till_s_receipt_is_known_by_its_width() -> None:
    (document,) = documents_of(
        reading_of(
            page_of("""
        SHREE GANESH BAZAR
        MG Road, Jaipur-302001
        TAX INVOICE
        Bill No: SG-4521
        Dt: 05/11/2026
        Salt 1kg         56.00
        TOTAL            56.00
        Paid by: UPI
    """)
        )
    )
    assert document.doc_type is DocType.RECEIPT
    assert document.value("seller_name") == "SHREE GANESH BAZAR"
    assert (document.value("total"), document.value("payment_mode")) == (Decimal("56.00"), "UPI")


def test_a_credit_note_keeps_the_other_bill_apart() -> None:
    (document,) = documents_of(
        reading_of(
            page_of("""
                          CREDIT NOTE
        Gupta Kirana Stores
        12, Market Road, Nashik - 422001
        No            : CN/14              Against Invoice : GK/331
        Date          : 09/12/2025         Invoice Date    : 28/11/2025
        Item            Qty      Rate      Amount
        Sandal            6    410.00     2460.00
        Total                             2460.00
    """)
        )
    )
    assert document.doc_type is DocType.CREDIT_NOTE
    assert document.value("invoice_number") == "CN/14"
    assert document.value("original_invoice_number") == "GK/331"
    assert document.value("invoice_date") == date(2025, 12, 9)
    assert document.value("original_invoice_date") == date(2025, 11, 28)


def test_a_charge_among_the_rows_needs_no_quantity() -> None:
    drawing = """
        Gomtika Retail LLP                          Tax Invoice
        Plot 12, Sector 5, Gurugram 122001          Invoice No : DEL5-12345
        GSTIN : 06AAACC1206D1ZK                     Date : 01.06.2026
        Bill To : Aarav Sharma, Jaipur 302001       Place of supply : Rajasthan
        Description          HSN     Unit Price   Qty   Net Amount   IGST %   Total Amount
        Steel Bottle 1L      7323    338.14       2     676.28       18%      798.01
        Shipping Charges             33.90              33.90        18%      40.00
        Total                                           710.18                838.01
    """
    (examined,) = examine(reading_of(page_of(drawing)), ValidationContext(today=date(2026, 11, 29)))
    assert not {"quantity-missing", "hsn-missing"} & {reason.rule_id for reason in examined.verdict.reasons}
