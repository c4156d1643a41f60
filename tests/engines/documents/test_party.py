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


def test_a_column_headed_by_words_nobody_knows_bounds_the_block_beside_it() -> None:
    found = fields_of("""
        Sold by                   Parcel and paper for          Bill particulars
        Trivikram Papers          Ritika Sahay                  KH-26-0091
        7/2 Residency Road        22 Boring Road, Patna,        Raised
        Bengaluru 560025          Bihar 800001                  14-11-2026
    """)
    assert (found["seller_name"], found["seller_address"]) == (
        "Trivikram Papers",
        "7/2 Residency Road, Bengaluru 560025",
    )


def test_a_column_that_runs_down_beside_a_block_is_none_of_it() -> None:
    found = fields_of("""
        Gupta Kirana Stores                               Credit Note No.
        12, Market Road, Sadar Bazar                      CN0849
        Delhi - 110006                                    Other references
        Buyer (Bill to)                                   GRN 22057
        Malhara & Sons LLP
                                                          Why it was sent
        Shop No. 181, Station Road,
                                                          Goods returned
        Panipat, Haryana, 132104
    """)
    assert found["buyer_address"] == "Shop No. 181, Station Road, Panipat, Haryana, 132104"


def test_a_sentence_or_a_title_behind_a_label_is_no_name() -> None:
    found = fields_of("""
        Gupta Kirana Stores
        12, Market Road, Delhi - 110006
        Party debited:
        Royal Suvarnika Retail
        Office 5, Lal Bagh Road, Surat - 395004
        We have debited your account towards difference in rate in respect of our bill
    """)
    assert found["buyer_name"] == "Royal Suvarnika Retail"
    found = fields_of("""
        From :                                            DEBIT NOTE
        Dhanrekha Distributors
        Godown 317, Station Road
        Panipat - 132113
    """)
    assert found["seller_name"] == "Dhanrekha Distributors"


def test_who_sends_and_is_billed_in_one_label_is_the_buyer() -> None:
    found = fields_of("""
        Kesarvan Traders Private Limited                  FREIGHT BILL
        Regd. & Head Office: Shop 324, Naya Bazar, Kochi - 682014

        Consignor / Billing party                         Bill No     BLR/1478
        Tulsika Retail Pvt. Ltd.                          Bill Date   28-04-2026
        Unit 374, Lal Bagh Road, Kochi - 682014
    """)
    assert found["buyer_name"] == "Tulsika Retail Pvt. Ltd."
    assert found["seller_address"] == "Shop 324, Naya Bazar, Kochi - 682014"


def test_two_addresses_close_side_by_side_are_two() -> None:
    found = fields_of("""
        Shree Umiya Seva Kendra                   Harsh Provision House
        Near Clock Tower, Rajkot 360001, Gujarat  Kotecha Nagar, Rajkot 360005, Gujarat
        GSTIN 24ABEPU5512C1Z0
    """)
    assert found["seller_address"] == "Near Clock Tower, Rajkot 360001, Gujarat"
    assert found["buyer_name"] == "Harsh Provision House"


def test_a_name_and_an_address_beside_labels_of_their_own_run_on_below_them() -> None:
    found = fields_of("""
        Bill To
        Party Name       : SRI SAMVRIT
                           AGENCIES
        Billing Address  : 115/A, Industrial Area,
                           Mysuru - 570009
        GSTIN : 29AVPCC1083G1Z9
        State : Karnataka
    """)
    assert found["buyer_name"] == "SRI SAMVRIT AGENCIES"
    assert found["buyer_address"] == "115/A, Industrial Area, Mysuru - 570009"
    assert found["buyer_state"] == "Karnataka"


def test_which_copy_it_is_beside_a_name_is_no_part_of_it() -> None:
    found = fields_of(f"""
        Billed By:                                            TAX INVOICE
        New Malhara Distributors & Co.                  Original / Duplicate / Triplicate
        12, Market Road, Kolkata - 700010
        {TABLE}""")
    assert found["seller_name"] == "New Malhara Distributors & Co."


def test_a_block_goes_on_past_the_entries_of_a_column_beside_it_and_past_a_udyam_number() -> None:
    found = fields_of(f"""
        Supplier                                          INVOICE
        Nirmalaya Traders
                                        Voucher No.    KC-00327
        Udyam Registration Number: UDYAM-GJ-13-0949747
        Shop No. 354, Gandhi Nagar,     Dt.            28/03/2026
        Rajkot 360005
        State: Gujarat
        {TABLE}""")
    assert found["seller_address"] == "Shop No. 354, Gandhi Nagar, Rajkot 360005"
    assert found["seller_state"] == "Gujarat"


def test_the_next_party_ends_a_block_though_an_entry_stands_beside_its_label() -> None:
    found = fields_of(f"""
        Sold By                       Bill Number
        Deepavel Agencies Pvt. Ltd.   5079/2026-27
        193/A, Nehru Marg, Bhopal - 462015
        To                            Transporter
        Swadika & Sons                By Hand
        270/A, Lal Bagh Road, Surat - 395007
        {TABLE}""")
    assert found["seller_address"] == "193/A, Nehru Marg, Bhopal - 462015"
    assert found["buyer_name"] == "Swadika & Sons"


def test_an_address_over_many_lines_is_whole_with_its_country() -> None:
    found = fields_of(f"""
        Saralmart & Sons              TAX INVOICE
        No. 87
        Sadar Bazar
        Indore
        Madhya Pradesh 452013
        India
        GSTIN 23GDKFS0637S1ZC
        {TABLE}""")
    assert found["seller_address"] == "No. 87, Sadar Bazar, Indore, Madhya Pradesh 452013, India"


def test_a_day_is_no_address() -> None:
    found = fields_of(f"""
        Bill To: Rudransh & Sons
        02/Jun/2026
        {TABLE}""")
    assert "buyer_address" not in found


def test_where_goods_are_delivered_is_an_address_of_its_own() -> None:
    found = fields_of(f"""
        Party Details:                Place of Delivery
        Rudransh Distributors & Co.   Rudransh Distributors & Co.
        Unit 308, Station Road        Shed 4, MIDC Area
        Jalandhar - 144018            Jalandhar - 144011
        {TABLE}""")
    assert found["delivery_address"] == "Shed 4, MIDC Area, Jalandhar - 144011"
