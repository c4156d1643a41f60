"""An address in parts is put together, whichever form prints them."""

from __future__ import annotations

from engines.documents import gst_certificate
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
