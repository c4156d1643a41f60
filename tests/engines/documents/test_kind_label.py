"""Labels in no list, parties without one, sums without a name: told by what stands there."""

from __future__ import annotations

from engines.documents import claim_form, invoice
from engines.documents.kind_label import told_by_kind
from engines.documents.told import OF_BILL
from tests.engines.documents.drawn import survey_of

BILL = """
    Dhanrekha Traders
    Sugar, Spices, Oils and Grains Merchants
    Regd. Office & Works: H. No. 22, Ring Road, Indore 452002, Madhya Pradesh (23)
    GSTIN 23UQCPZ0621U1ZR
    BILL OF SUPPLY
    Whom handed: Zaverika Stores                 Serial              BOS-713
    Godown 378, Temple Street, Salem 636001      Pmt. falls due      03-08-2026
    (Regn. 33JQNCN9172A2Z9)                      Supply made at      Tamil Nadu

    S.N.  Particulars          HSN       Qty     Rate     Amount
    1     Cow Ghee Pouch       04059020  2 pcs   611.20   1,222.40
    2     Mango Fruit Drink    22029920  3 btl    35.00     105.00
                                         Paise adj.         -0.40
                                         Comes to     Rs. 1,327.00
    Say: Rupees One Thousand Three Hundred Twenty Seven Only
"""


def test_a_bill_in_words_nobody_knows_is_understood() -> None:
    fields, items = invoice.extract(survey_of(BILL))
    said = {name: str(field.value) for name, field in fields.items()}
    assert (said["invoice_number"], said["due_date"]) == ("BOS-713", "2026-08-03")
    assert said["place_of_supply"] == "Tamil Nadu"
    assert said["buyer_name"] == "Zaverika Stores"
    assert said["buyer_address"] == "Godown 378, Temple Street, Salem 636001"
    assert said["seller_address"] == "H. No. 22, Ring Road, Indore 452002, Madhya Pradesh (23)"
    assert (said["total"], said["round_off"]) == ("1327.00", "-0.40")
    assert said["total_in_words"].startswith("Rupees One Thousand")
    assert [str(item.amount) for item in items] == ["1222.40", "105.00"]


def test_what_a_known_label_claims_or_another_paper_is_dated_is_no_due_date() -> None:
    survey = survey_of("""
        Order payable date      03-08-2026
        Vehicle no.             MP09-1234
        PIN                     452002
        Wholesale, Retail & Order Suppliers since 1987
    """)
    assert list(told_by_kind(survey, {}, OF_BILL)) == []


def test_a_note_on_a_letterhead_tells_bill_and_place_in_sentences() -> None:
    fields, _ = invoice.extract(
        survey_of("""
            Navkirana Enterprises Pvt. Ltd.
            Our Debit Note No. DN-4684                        1st February 2026
            On checking our invoice A/5695 of 27th January 2026 we found goods not charged.
            The supply was made in Tamil Nadu (State code 33).
            Goods              HSN code   Quantity   Rate Rs.    Value Rs.
            Copper Wire 90m    854449     3 Rol      1,000.05    3,000.15
                               Value                             3,000.15
                               Add IGST at 18%                     540.03
                               Paise rounded                        -0.18
                               Your account is debited with  Rs. 3,540.00
            Yours faithfully,

            Accounts Officer
            102/A, Transport Nagar, Jaipur 302018, Rajasthan (08)
        """),
        note=True,
    )
    said = {name: str(field.value) for name, field in fields.items()}
    assert (said["original_invoice_number"], said["original_invoice_date"]) == ("A/5695", "2026-01-27")
    assert (said["place_of_supply"], said["signature"]) == ("Tamil Nadu", "True")
    assert said["seller_address"].startswith("102/A, Transport Nagar")


def test_a_ticked_reason_is_the_one_and_its_words_are_no_labels() -> None:
    fields = claim_form.extract(
        survey_of("""
            RETURN / CLAIM REQUEST FORM          No. CLM-881896
            Filed                8th February 2026
            Ordered              22nd January 2026
            How many             2
            Item claimed for     Copper Bottle 1 L
            Why do we write
            [ ] Item received damaged
            [x] Quantity short in shipment
            [ ] Other
        """)
    )
    said = {name: str(field.value) for name, field in fields.items()}
    assert (said["claim_id"], said["claim_reason"]) == ("CLM-881896", "Quantity short in shipment")
    assert (said["claim_date"], said["order_date"]) == ("2026-02-08", "2026-01-22")
    assert (said["quantity"], said["product"]) == ("2", "Copper Bottle 1 L")


def test_two_parties_side_by_side_stay_apart_though_headings_follow() -> None:
    survey = survey_of("""
        BILL TO                                     Sold by : Royal Navkirana Stores
        Harit Rao - Shop No. 355, Gandhi Nagar,     341/A, Nehru Marg, Siliguri,
        Kolkata, West Bengal - 700013               West Bengal - 734005
        Purchase Order No.     Invoice No.     Order Date     Invoice Date
        408-8668154            INV-03992       02-10-2025     02-10-2025
        Ordered through Bazaarghar Online Services Private Limited. Tax is not payable on it.
    """)
    fields, _ = invoice.extract(survey)
    said = {name: str(field.value) for name, field in fields.items()}
    assert (said["buyer_name"], said["seller_name"]) == ("Harit Rao", "Royal Navkirana Stores")
    assert said["buyer_address"] == "Shop No. 355, Gandhi Nagar, Kolkata, West Bengal - 700013"
    assert said["ecommerce_operator"].startswith("Bazaarghar Online Services Private Limited")
    assert "Tax" not in said["ecommerce_operator"]


def test_a_number_may_be_named_after_the_papers_title_and_a_customer_without_a_colon() -> None:
    fields, _ = invoice.extract(
        survey_of("""
        JAI UJJWALAM TRADERS
        Ring Road, Warangal-506019, Telangana
        BILL OF SUPPLY
        Composition taxable person, not eligible to collect tax on
                                supplies
        BOS No BOS02675
        Date   25/03/2026
        Cust Saralmart Distributors
        Office 259, Market Yard, Warangal-506002, Telangana
        Item               Qty     Rate     Amount
        Kaju Katli         1 kgs   782.24   782.24
        Payable                             782.24
    """)
    )
    assert fields["invoice_number"].value == "BOS02675"
    assert fields["buyer_name"].value == "Saralmart Distributors"
    assert fields["seller_address"].value == "Ring Road, Warangal-506019, Telangana"
    assert str(fields["declaration"].value).endswith("collect tax on supplies")


def test_on_a_note_with_a_number_of_its_own_the_bills_date_is_the_bills() -> None:
    note = """
        DEBIT NOTE
        Debit Note No   : DN-6306         Against Invoice : SLS/3219
        {own}                             Invoice Date    : 19.09.2025
    """
    fields, _ = invoice.extract(survey_of(note.format(own="Posting Date    : 29.09.2025")), note=True)
    assert str(fields["invoice_date"].value) == "2025-09-29"
    assert str(fields["original_invoice_date"].value) == "2025-09-19"
    fields, _ = invoice.extract(survey_of(note.format(own="")), note=True)
    assert "invoice_date" not in fields
    assert str(fields["original_invoice_date"].value) == "2025-09-19"


def test_the_number_of_a_slip_of_its_own_is_not_the_bill_s() -> None:
    bill = survey_of("""
        TAX INVOICE
        Rudransh Retail
        Dt. 03/03/2026     Job/Del. Slip D2800
    """)
    assert "invoice_number" not in {field.name for field in told_by_kind(bill, {}, OF_BILL)}


def test_a_note_s_own_number_is_at_the_label_that_says_what_its_title_says() -> None:
    note = survey_of("""
        Sales Return / Credit Note
        Return No.          CN-0751
        Date                05 May 2026
        Invoice No.         INV-03624
        Invoice Date        28 Mar 2026
    """)
    fields, _ = invoice.extract(note, note=True)
    assert fields["invoice_number"].value == "CN-0751"
    assert fields["original_invoice_number"].value == "INV-03624"
