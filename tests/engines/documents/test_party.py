from __future__ import annotations

from engines.documents.invoice import extract, parties_of
from engines.documents.party import party_fields
from tests.engines.documents.drawn import survey_of

TABLE = """
Item                    HSN      Qty   Rate     Amount
Salt 1kg                25010010   2   20.00     40.00
Total                                            40.00
"""


def fields_of(drawing: str) -> dict[str, object]:
    survey = survey_of(drawing)
    found: dict[str, object] = {}
    for role, party in parties_of(survey).items():
        found |= {field.name: field.value for field in party_fields(party, role)}
    return found


def test_buyer_and_consignee_stand_in_columns_of_their_own() -> None:
    found = fields_of("""
        Bill To                           Ship To
        Om Sai Builders                   Om Sai Godown
        Plot 9, MIDC Area                 Shed 4, Bhiwandi
        Pune - 411018                     Thane - 421302
        GSTIN: 27AABCU9603R1ZN
    """)
    assert found["buyer_name"] == "Om Sai Builders"
    assert found["buyer_address"] == "Plot 9, MIDC Area, Pune - 411018"
    assert found["delivery_address"] == "Shed 4, Bhiwandi, Thane - 421302"


def test_a_block_of_labels_is_sorted_by_them() -> None:
    found = fields_of("""
        Details of Receiver (Billed to)
        Name       : Karol Bagh Shoe House
        Address    : 5/67 WEA, Karol Bagh,
                     New Delhi 110005
        State      : 07-Delhi
    """)
    assert found["buyer_name"] == "Karol Bagh Shoe House"
    assert found["buyer_address"] == "5/67 WEA, Karol Bagh, New Delhi 110005"
    assert found["buyer_state"] == "Delhi"


def test_the_seller_heads_the_page_where_no_label_names_it() -> None:
    found = fields_of(f"""
        TAX INVOICE
        Gupta Kirana Stores
        12, Market Road, Sadar Bazar
        Delhi - 110006, Ph 9876543210
        GSTIN: 07AABCG1234A1Z9
        Bill To: Ramesh Traders
        {TABLE}""")
    assert found["seller_name"] == "Gupta Kirana Stores"
    assert found["seller_address"] == "12, Market Road, Sadar Bazar, Delhi - 110006"
    assert found["buyer_name"] == "Ramesh Traders"


def test_a_seller_at_the_foot_is_known_by_the_signature() -> None:
    found = fields_of(f"""
        To,
        M/s Ramesh Traders
        4, Ring Road, Agra - 282003
        {TABLE}
        For Jai Nirmal Enterprises
        Authorised Signatory

        Jai Nirmal Enterprises
        H. No. 215, Naya Bazar, Jaipur - 302009
    """)
    assert found["seller_name"] == "Jai Nirmal Enterprises"
    assert found["buyer_name"] == "Ramesh Traders"


def test_a_name_sheds_its_registration_number() -> None:
    found = fields_of("Sunrise Bakeries Pvt Ltd (U15412DL2010)\n14, Link Road, Delhi - 110001\nBill No: 4")
    assert found["seller_name"] == "Sunrise Bakeries Pvt Ltd"


def test_an_address_is_not_a_name() -> None:
    found = fields_of("To,\nGodown 20, Near Post Office, Tilak Path\nNew Delhi - 110002")
    assert "buyer_name" not in found


def test_the_marketplace_heads_a_bill_that_another_sold_by() -> None:
    fields, _ = extract(
        survey_of("""
            Bazaar Online Services Private Limited
            Sold By :                          Billing Address :
            Rangoli Textiles                   Nikhil Rao
            81, Ring Road, Surat - 395002      Flat 3B, Kochi - 682001
        """)
    )
    assert fields["ecommerce_operator"].value == "Bazaar Online Services Private Limited"
    assert fields["seller_name"].value == "Rangoli Textiles"
