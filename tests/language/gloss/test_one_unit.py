"""Units without a number."""

from __future__ import annotations

import pytest

from language.gloss.lexicon import lexicon
from language.gloss.one_unit import with_one_unit


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("besan kilo aala", "besan 1 kilo aala"),
        ("किलो वाली दही", "1 किलो वाली दही"),
        ("paani litre wali botal", "paani 1 litre wali botal"),
        ("aata 5 kilo wala", "aata 5 kilo wala"),
        ("paanch kilo wala aata", "paanch kilo wala aata"),
        ("आधा किलो वाला पनीर", "आधा किलो वाला पनीर"),
        ("rate per kilo batao", "rate per kilo batao"),
    ],
)
def test_a_unit_without_a_number_is_of_one_where_it_tells_a_size(said: str, meant: str) -> None:
    assert with_one_unit(said, lexicon()) == meant
