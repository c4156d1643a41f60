"""Whether the rule before is asked for."""

from __future__ import annotations

import pytest

from knowledge.former import asked_of_before


@pytest.mark.parametrize(
    ("asked", "of_today"),
    [
        ("What was the old return policy for shoes?", "What was the return policy for shoes?"),
        ("purana return rule kya tha", "return rule kya tha"),
        ("वापसी की अवधि पहले क्या थी", "वापसी की अवधि क्या थी"),
        ("old stock ka kya karna hai", None),
        ("dispatch se pehle kya dekhna tha", None),
        ("How old may a bill be?", None),
    ],
)
def test_an_old_rule_is_asked_for_as_the_one_before_that_of_today(asked: str, of_today: str | None) -> None:
    assert asked_of_before(asked) == of_today
