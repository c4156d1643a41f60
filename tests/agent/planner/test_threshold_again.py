"""A row of thresholds: another one, the one just talked about, and its new value in days."""

import pytest

from agent.understanding import Focus
from core.message import ToolCall
from tests.agent.planner.conftest import Ask

LIMIT = Focus(calls=(ToolCall(tool="change_setting", arguments={"name": "price_limit_pct", "value": 6}),))
DAYS = Focus(calls=(ToolCall(tool="show_settings", arguments={"names": ["approval_days"]}),))


@pytest.mark.parametrize(
    ("focus", "said", "call"),
    [
        (LIMIT, "Confirm the present figure", ("show_settings", {"names": ["price_limit_pct"]})),
        (LIMIT, "and the minimum margin?", ("show_settings", {"names": ["min_margin_pct"]})),
        (DAYS, "छह दिन कर दीजिए", ("change_setting", {"name": "approval_days", "value": 6})),
    ],
)
def test_a_threshold_is_known_by_the_one_before(ask: Ask, focus: Focus, said: str, call: object) -> None:
    assert ask(said, focus=focus) == [call]
