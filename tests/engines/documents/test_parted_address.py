"""An address in parts is put together, whichever form prints them."""

from __future__ import annotations

from engines.documents import gst_certificate, msme_certificate
from tests.engines.documents.drawn import survey_of


def test_parts_at_labels_of_their_own_are_one_address_and_a_second_one_is_left_out() -> None:
    fields = gst_certificate.extract(
        survey_of("""
        Form GST REG-06

        Registration Number          07AAACG1234A1ZG
        Legal Name                   Gupta Kirana
        Address of Principal Place of Business
        Building No./ Flat No.       14
        Road / Street                Bazar Road
        Locality                     Not Applicable
        City / Town / Village        Delhi          District    New Delhi
        PIN Code                     110006
        Additional place
        Building No./ Flat No.       99
        Road / Street                Ring Road
    """)
    )
    assert fields["address"].value == "14, Bazar Road, Delhi, New Delhi, 110006"


def test_parts_in_rows_below_their_labels_are_one_address_though_a_table_of_units_comes_first() -> None:
    fields = msme_certificate.extract(
        survey_of("""
        UDYAM REGISTRATION CERTIFICATE

        Udyam Registration Number    UDYAM-UP-43-0007755
        Name of Enterprise           M/S Ganga Linen

        Flat           Road           City           Pin
        22             Mill Road      Unnao          209801

        Official Address of Enterprise
        Flat/Door/Block No.     Road/Street/Lane     City         PIN
        Plot 18                 Link Road            Kanpur       208022
        Mobile                  Email
        9800000013              sales@ganga.example
    """)
    )
    assert fields["address"].value == "Plot 18, Link Road, Kanpur, 208022"
    assert fields["enterprise_name"].value == "Ganga Linen"


def test_a_running_address_is_read_without_the_labels_of_its_parts() -> None:
    fields = gst_certificate.extract(
        survey_of("""
        Form GST REG-06

        Registration Number          07AAACG1234A1ZG
        Principal Place of Business  Floor No.: NA, Building No./Flat No.: 204,
                                     Road/Street: Bazar Road, City: Delhi, PIN Code: 110006
        Date of Validity             10-01-2026 to 09-04-2026
    """)
    )
    assert fields["address"].value == "204, Bazar Road, Delhi, 110006"
    assert str(fields["valid_to"].value) == "2026-04-09"


def test_parts_line_by_line_in_one_cell_lose_their_labels() -> None:
    fields = gst_certificate.extract(
        survey_of("""
        Form GST REG-06
        Registration Number                     07AAACG1234A1ZG
        Legal Name                              Gupta Kirana
        Address of Principal Place of Business  Building No./Flat No.: No. 168
                                                Road/Street: Naya Bazar
                                                City/Town/Village: Delhi
                                                District: Delhi
                                                PIN Code: 110041
        Date of Liability                       29/08/2020
    """)
    )
    assert fields["address"].value == "No. 168, Naya Bazar, Delhi, Delhi, 110041"


def test_an_address_is_whole_with_its_pin() -> None:
    fields = gst_certificate.extract(
        survey_of("""
        Form GST REG-06
        Registration No.                 Legal name of business
        07AAACG1234A1ZG                  VASUKI EXPORTS PRIVATE LIMITED

        Principal place                  Liability from
        61 Pondy Bazaar, T Nagar,        01/07/2017
        Chennai, Tamil Nadu, 600017

        Current from                     Current to
        01/07/2017                       Not applicable
    """)
    )
    assert fields["address"].value == "61 Pondy Bazaar, T Nagar, Chennai, Tamil Nadu, 600017"
