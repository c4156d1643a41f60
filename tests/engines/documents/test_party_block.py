"""Where a party's block begins and ends, and who it is that its labels name."""

from __future__ import annotations

from engines.documents.invoice import extract
from tests.engines.documents.drawn import survey_of
from tests.engines.documents.test_party import TABLE, fields_of


def test_an_aside_in_brackets_belongs_to_the_label_of_a_party() -> None:
    found = fields_of("""
        Exporter / Supplier
        Gomtika Foods LLP
        Plot 12, Ring Road
        Gurugram 122016
        GSTIN : 06RTBPR4490H1Z1

        Buyer (SEZ Unit)                  Consignee
        Om Sai Builders                   Om Sai Builders
        Plot 9, MIDC Area                 Shed 4, Bhiwandi
        Pune 411018                       Thane 421302
    """)
    assert found["seller_address"] == "Plot 12, Ring Road, Gurugram 122016"
    assert (found["buyer_name"], found["buyer_address"]) == (
        "Om Sai Builders",
        "Plot 9, MIDC Area, Pune 411018",
    )
    assert found["delivery_address"] == "Shed 4, Bhiwandi, Thane 421302"


def test_a_heading_may_name_its_party_in_brackets() -> None:
    found = fields_of("""
        Supplier                  SEZ Unit (Bill to / Ship to)      Invoice No : S-06010
        Gomtika Foods LLP         Om Sai Builders                   Invoice Dt : 19-09-2025
        Plot 12, Ring Road        Plot 9, MIDC Area                 PO         : PO/704
        Gurugram 122016           Pune 411018                       RCM        : No
    """)
    assert (found["seller_name"], found["buyer_name"]) == ("Gomtika Foods LLP", "Om Sai Builders")
    assert found["seller_address"] == "Plot 12, Ring Road, Gurugram 122016"
    assert found["buyer_address"] == "Plot 9, MIDC Area, Pune 411018"


def test_where_a_parcel_goes_back_to_is_no_part_of_the_buyers_address() -> None:
    found = fields_of("""
        Customer Address
        Kavin Dalvi
        65/A, Near Post Office, Transport Nagar
        Kanpur, Uttar Pradesh, 208005
        If undelivered, return to:
        Gomtika Foods LLP, Unit 305, First Floor, Lal Bagh
        Road, Delhi
    """)
    assert found["buyer_address"] == "65/A, Near Post Office, Transport Nagar, Kanpur, Uttar Pradesh, 208005"


def test_the_legal_entity_sells_and_not_the_name_over_its_door() -> None:
    found = fields_of("""
        Tax Invoice on behalf of -
        Legal Entity Name: Bhoomira Retail
        Restaurant Name: Bhoomira Rasoi
        Restaurant Address: H. No. 201, Lal Bagh Road, Jaipur, Rajasthan, PIN-302015
        Invoice No.: A/7556
    """)
    assert found["seller_name"] == "Bhoomira Retail"
    assert found["seller_address"] == "H. No. 201, Lal Bagh Road, Jaipur, Rajasthan, PIN-302015"


def test_a_state_alone_is_no_address() -> None:
    found = fields_of(f"""
        TAX INVOICE
        GUPTA KIRANA STORES PVT. LTD.
        Maharashtra (27)
        GSTIN: 27AABCU9603R1ZN
        Bill To: Ramesh Traders
        {TABLE}""")
    assert found["seller_name"] == "GUPTA KIRANA STORES PVT. LTD."
    assert "seller_address" not in found


def test_a_route_names_nobody() -> None:
    found = fields_of("""
        Gomtika Carriers LLP
        12, Ring Road, Indore 452001
        Billing Party
        Shop No. 327, Station Road, Indore, Madhya Pradesh, PIN-452002
        Sl   C/N Date     C/N No.    From - To            Freight
        1    27/01/2026   700418     Bhiwandi to Indore    125.04
        Total Freight                                      125.04
    """)
    assert found.get("buyer_name") != "To"


HEAD = """
    TAX INVOICE
    Bhoomira Foods LLP
    Unit 305, Lal Bagh Road, Delhi, Delhi - 110036
    GSTIN 07WCAHB5631Y2ZY
"""


def test_a_house_by_its_number_is_where_an_address_begins_and_no_name() -> None:
    found = fields_of(f"""{HEAD}
    Bill-to Party                Invoice No. : 5379
    Office 146                   Date        : 30-08-2026
    Temple Street, Mysuru
    Karnataka - 570016
    GSTIN: 29XWZCB2045Y2ZD
    {TABLE}""")
    assert "buyer_name" not in found
    assert found["buyer_address"] == "Office 146, Temple Street, Mysuru, Karnataka - 570016"


def test_the_place_of_a_buyer_is_his_address() -> None:
    found = fields_of(f"""{HEAD}
    Purchaser : Dhanrekha Retail LLP                          Bill No. : BOS-6676
    Place     : H. No. 145, Subhash Chowk, Pune - 411012      Dated    : 04/11/2025
    GSTIN     : 27XMJFD9747D2ZT                               Truck    : MH20 GA 8311
    {TABLE}""")
    assert found["buyer_name"] == "Dhanrekha Retail LLP"
    assert found["buyer_address"] == "H. No. 145, Subhash Chowk, Pune - 411012"
    assert "delivery_address" not in found


def test_an_address_with_a_number_that_is_not_the_sellers_is_the_buyers_though_no_name_stands_there() -> None:
    survey = survey_of(f"""{HEAD}
    Address  : Godown 207, Market Yard, Thrissur, Kerala - 680012     Invoice No. : 6380
    GST No.  : 32GNNCP5262K1Z7                                        Date        : 11 Jun 2025
    {TABLE}""")
    fields, _ = extract(survey)
    assert fields["buyer_address"].value == "Godown 207, Market Yard, Thrissur, Kerala - 680012"
    assert (fields["seller_gstin"].value, fields["buyer_gstin"].value) == (
        "07WCAHB5631Y2ZY",
        "32GNNCP5262K1Z7",
    )
    assert "buyer_name" not in fields


def test_an_address_without_another_number_is_nobody_elses() -> None:
    fields, _ = extract(
        survey_of(f"""{HEAD}
    Address  : Godown 207, Market Yard, Thrissur, Kerala - 680012     Invoice No. : 6380
    GST No.  : 07WCAHB5631Y2ZY                                        Date        : 11 Jun 2025
    {TABLE}""")
    )
    assert not {"buyer_address", "buyer_gstin"} & set(fields)
