"""A thing to hear no more of is said as the language orders it: what and where stand together."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Ask


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stop telling me about dairy in Delhi", "No more alerts of Dairy in Delhi?"),
        ("delhi me dairy ke alert mat bhejo", "Delhi me (Dairy) ab koi alert nahi?"),
        ("दिल्ली में डेयरी के अलर्ट मत भेजो", "Delhi में (Dairy) अब कोई अलर्ट नहीं?"),
    ],
)
async def test_what_is_kept_quiet_is_shown_first(ask: Ask, text: str, said: str) -> None:
    reply = await ask(text)
    assert reply.answer.split("\n")[0] == said
