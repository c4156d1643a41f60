"""The firm whose name and address stand in the last lines of a page, as on letter paper."""

from __future__ import annotations

from itertools import pairwise

from engines.documents import gstin as gst
from engines.documents.address import address_score, looks_like_company
from engines.documents.layout import Run
from engines.documents.party_line import Party
from engines.documents.state import find_pin
from engines.documents.survey import Survey

_FOOT = 6  # lines
_WHOLE = 4  # of an address's score
_NAME = 3


def firm_at_foot(survey: Survey) -> Party | None:
    """Return the firm whose name stands over an address with a PIN at the foot of the first page."""
    sheet = survey.sheets[0] if survey.sheets else None
    lines = sheet.lines[-_FOOT:] if sheet is not None else ()
    for above, below in pairwise(lines):
        name, address = above.segments[0], below.segments[0]
        named = looks_like_company(name.text) and address_score(name.text) < _NAME
        placed = find_pin(address.text) is not None and address_score(address.text) >= _WHOLE
        if named and placed and abs(name.left - address.left) < 2 * name.height:
            rest = [run for line in lines if line.top > below.top for run in line.segments]
            gstins = [run for run in rest if _has_gstin(run)][:1]
            runs = [name, address, *gstins]
            place = (
                name.page,
                min(run.left for run in runs),
                name.top,
                max(run.right for run in runs) + name.height,
                max(run.bottom for run in runs),
            )
            return Party(name=[name], address=[address], gstins=gstins, prominence=0.7, place=place)
    return None


def _has_gstin(run: Run) -> bool:
    return any(gst.kind_of(token.text.strip("()[],.:;")) is not None for token in run.tokens)
