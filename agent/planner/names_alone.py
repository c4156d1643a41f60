"""A message that only names something of ours, or days: it is asked what is wanted, not declined."""

from __future__ import annotations

from agent.planner import question
from agent.planner.answer import Plan
from agent.planner.clause import cut
from agent.planner.directives import DECLINE
from agent.planner.intent import NAME
from agent.planner.smalltalk import asked_what
from agent.understanding import Understanding
from language.tokens import words

_AT_A_LOSS = frozenset({"off_topic", "not_understood"})
_SAYING_NOTHING = frozenset(
    """
    how what is are was were about of and in at on for the my our please then so only it that
    this which who do
    today tomorrow yesterday kal parso mtd ytd qtd wtd month week year quarter to date growth
    hello
    """.split()  # noqa: SIM905 a word list is read as words
)
_GOING_ON = frozenset({"and", "also", "too", "same", "tell", "show", "me", "now", "or", "but", "any"})
_DAYS = frozenset({"today", "tomorrow", "yesterday", "kal", "parso", "mtd", "ytd", "qtd", "wtd", "date"})


def is_at_a_loss(planned: Plan) -> bool:
    """Tell whether a plan is the refusal of what nothing was made of."""
    declined = len(planned) == 1 and planned[0].name == DECLINE
    return declined and planned[0].arguments.get("code") in _AT_A_LOSS


def says_nothing_beside(name: str, text: str) -> bool:
    """Tell whether a text says nothing but a name, amid a conversation: "and chainsaw?"."""
    return set(words(text.replace(name, " "))) <= _SAYING_NOTHING | _GOING_ON


def asked_about_names(understanding: Understanding, planned: Plan) -> Plan:
    """Return a plan; in place of a refusal, the question what is wanted of what is named."""
    if not is_at_a_loss(planned) or understanding.unknown:
        return planned
    whole = cut(understanding, (0, len(understanding.normalized)))
    said = {word for word in words(whole.masked) if NAME not in word}
    names = [entity for entity in understanding.entities if entity.kind != "metric"]
    if not said <= _SAYING_NOTHING or not (names or whole.reading.places or said & _DAYS):
        return planned
    return question.about_names(whole, understanding, many=True) or asked_what(understanding)
