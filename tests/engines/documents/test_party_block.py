"""Where a party's block begins and ends, and who it is that its labels name."""

from __future__ import annotations

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
