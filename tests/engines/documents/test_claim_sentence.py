"""Letters of claim."""

from __future__ import annotations

from engines.documents import claim_form
from tests.engines.documents.drawn import survey_of


def test_a_letter_tells_its_data_in_sentences() -> None:
    fields = claim_form.extract(
        survey_of("""
            Chandravel & Sons
            To, The Claims Cell, Bazaarghar
            Subject: Claim no. BZ-2026-771 for order OD123456789012 dated 03-09-2026
            We claim Rs. 1,240.00 for 3 pieces of Copper Bottle (SKU CB-77), returned under
            return no. RT5566778. Reason: wrong item returned.
            Date: 20-09-2026
        """)
    )
    said = {name: str(field.value) for name, field in fields.items()}
    assert said["claim_id"] == "BZ-2026-771"
    assert (said["order_id"], said["order_date"]) == ("OD123456789012", "2026-09-03")
    assert (said["return_id"], said["sku_id"]) == ("RT5566778", "CB-77")
    assert (said["claim_amount"], said["quantity"]) == ("1240.00", "3")
    assert said["claimant_name"] == "Chandravel & Sons"
