"""A decision is a whole message, in words or by a button."""

from __future__ import annotations

import pytest

from agent.decision import decision_in
from tests.agent.conftest import message


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("yes", "approve"),
        ("  YES! ", "approve"),
        ("ok", "approve"),
        ("haan ji", "approve"),
        ("हाँ", "approve"),
        ("go ahead", "approve"),
        ("no", "reject"),
        ("cancel.", "reject"),
        ("nahi", "reject"),
        ("change", "edit"),
        ("yes pls do it", "approve"),
        ("haan bhai laga do", "approve"),
        ("kar do na", "approve"),
        ("हाँ, पुष्टि करती हूँ", "approve"),
        ("No, not yet.", "reject"),
        ("haan? ruko, abhi nahi", "reject"),
        ("no no, leave it", "reject"),
        ("नहीं, अभी रहने दीजिए", "reject"),
        ("no, change it", "edit"),
        ("kar do?", None),
        ("ok thank you", None),
        ("haan, 104 kar do", None),
        ("nahi, Jaipur mein", None),
        ("yes, but what sold yesterday?", None),
        ("no idea", None),
        ("Yes, do the needful.", "approve"),
        ("papa ne haan bol diya, laga do", "approve"),
        ("no problem, go ahead", "approve"),
        ("👍", "approve"),
        ("hang on, let me ask my partner first", "reject"),
        ("रुकिए, पिताजी से पूछकर बताता हूँ", "reject"),
        ("ruk abhi nahi chahiye", "reject"),
        ("papa bole to karna", None),
        ("हाँ, सब राजी हैं, कर दीजिए", "approve"),
        ("yes, ship it", "approve"),
        ("no, keep it as it is", "reject"),
        ("yes, Mumbai also, do it", None),
        ("haan, kal se, kar do", None),
        ("has the manager agreed", None),
        ("ruko, pehle bata 76 pe hoga kya", None),
        ("hmm", None),
        ("", None),
        ("What will stock out?", None),
    ],
)
def test_only_a_whole_message_decides(text: str, decision: str | None) -> None:
    assert decision_in(message(text)) == decision


def test_a_button_goes_before_words() -> None:
    assert decision_in(message("yes", context={"decision": "reject"})) == "reject"
    assert decision_in(message("", context={"decision": "approve"})) == "approve"
    assert decision_in(message("yes", context={"decision": "whatever"})) is None
