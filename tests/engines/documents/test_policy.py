"""Policies: what they say of themselves in a head, a table, a footer or a sentence."""

from __future__ import annotations

import pytest

from engines.documents import policy
from tests.engines.documents.drawn import survey_of

RULES = """
    1. Goods may be returned within seven days of delivery with the bill.
    2. Refunds shall be made to the same account within five working days.
"""
FOOTED = """
    RETURNS AND EXCHANGE
    Chandravel Home Care LLP
    v1.3 | in force from 05.06.2026 | supersedes v1.2
"""
SAID = """
                 TERMS OF SALE
    These terms of sale are issued by Navkirana Retail Private Limited and apply to
    all orders placed with effect from 12 March 2026 (version 4).
"""
OWNED = """
    Supplier Code of Conduct
    Document owner      Head of Operations
    Issued by           Jai Chhayadeep Agencies
    Version             1.0
    Effective date      May 23, 2025
"""
CIRCULAR = """
                 Navkirana Retail LLP
                 OFFICE MEMORANDUM
    No. ADM/26/77                                  Sent: 3 March 2026
    Sub: Leave Policy (Version 2.1)
    The board has agreed to it. The above policy comes into force with effect from 12th
    April 2026.
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (FOOTED, ("RETURNS AND EXCHANGE", "Chandravel Home Care LLP", "1.3", "2026-06-05")),
        (SAID, ("TERMS OF SALE", "Navkirana Retail Private Limited", "4", "2026-03-12")),
        (OWNED, ("Supplier Code of Conduct", "Jai Chhayadeep Agencies", "1.0", "2025-05-23")),
        (CIRCULAR, ("Leave Policy", "Navkirana Retail LLP", "2.1", "2026-04-12")),
    ],
    ids=["footer", "sentence", "an office is no issuer", "circular"],
)
def test_title_issuer_version_and_day_are_read(head: str, expected: tuple[str, ...]) -> None:
    fields = policy.extract(survey_of(head + RULES))
    names = ("title", "issuer", "version", "effective_from")
    assert tuple(str(fields[name].value) for name in names) == expected


def test_a_printed_page_s_head_that_says_the_title_again_is_no_part_of_the_firm_s_name() -> None:
    fields = policy.extract(
        survey_of(f"""
    30/03/2026, 16:12        Shipping Policy Jai Omkareshi Distributors Pvt. Ltd.
    Shipping Policy
    Version 2.1
    {RULES}""")
    )
    assert fields["issuer"].value == "Jai Omkareshi Distributors Pvt. Ltd."
