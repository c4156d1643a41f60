"""What tells one bill from another: whose it is, and its number."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.document import Document

_LONGEST = 255
"""What follows is no part of a number, but a page misread."""


class Serial(NamedTuple):
    """The seller's GSTIN and the document's number, both as they are compared."""

    seller_gstin: str
    number: str


def serial_of(document: Document) -> Serial | None:
    """Return a document's serial; `None` where it does not say whose it is or which number it bears."""
    gstin, number = document.value("seller_gstin"), document.value("invoice_number")
    if not isinstance(gstin, str) or not isinstance(number, str):
        return None
    serial = Serial(re.sub(r"[\s.\-]", "", gstin).upper()[:_LONGEST], number.strip().upper()[:_LONGEST])
    return serial if all(serial) else None
