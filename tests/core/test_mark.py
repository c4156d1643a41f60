"""The mark of what was shown."""

from __future__ import annotations

import re

from core.mark import MARK_PATTERN, mark_of_shown


def test_a_mark_is_of_one_text_alone() -> None:
    assert mark_of_shown("262.00 273.00") == mark_of_shown("262.00 273.00") != mark_of_shown("262.00 274.00")
    assert re.fullmatch(MARK_PATTERN, mark_of_shown(""))
