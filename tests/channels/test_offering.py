from __future__ import annotations

from channels.offering import offer_lines
from channels.whatsapp.inbound import to_message
from core.message import Choice, Listed, Outcome
from tests.channels.fakes import NOON, reply_to
from tests.channels.whatsapp.signing import FIELDS

MESSAGE = to_message(FIELDS, NOON)
ACCEPT = "accept recommendation R_{:06x}"


def test_other_offers_are_numbered_by_their_label() -> None:
    choices = (Choice(label="What to order?", message="m1"), Choice(label="Why?", message="m2"))
    assert offer_lines(reply_to(MESSAGE, choices=choices)) == ["Reply with:", "1. What to order?", "2. Why?"]


def test_a_list_that_is_numbered_already_is_not_numbered_again() -> None:
    listed = tuple(Listed(name=f"Milk {n}", accept=ACCEPT.format(n)) for n in (1, 2, 3))
    choices = tuple(Choice(label=f"Accept {n}", message=ACCEPT.format(n)) for n in (1, 2, 3))
    (line,) = offer_lines(reply_to(MESSAGE, choices=choices, listed=listed))
    assert "R_" not in line
    assert "number" in line


def test_a_change_that_waits_is_answered_in_words() -> None:
    choices = (Choice(label="Confirm", message="yes"), Choice(label="Cancel", message="no"))
    reply = reply_to(MESSAGE, choices=choices, outcome=Outcome.CONFIRM)
    assert offer_lines(reply) == ["Reply with:", "• yes", "• no"]


def test_where_nothing_is_offered_nothing_is_said() -> None:
    assert offer_lines(reply_to(MESSAGE, choices=())) == []
