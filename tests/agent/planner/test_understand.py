import json
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent.planner.directives import AskUser, Decline
from agent.planner.intent import intent_of
from agent.planner.plan import plan
from agent.planner.understand import MAX_CHARS, understand
from agent.understanding import Focus, Understanding
from core.message import ToolCall
from language.gloss import in_english
from language.locales import sentence
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY
from tools.registry import TOOL_BY_NAME


def test_a_message_is_understood_whole(vocabulary: Vocabulary) -> None:
    understood = understand(
        "Revenue of Suvarna Atta 5 kg in Delhi last month vs 2 lakh in Pune", vocabulary, today=TODAY
    )
    assert [(e.kind, e.id) for e in understood.entities] == [
        ("product", "SKU_112"),
        ("city", "Delhi"),
        ("metric", "revenue"),
    ]
    assert understood.unknown == ("Pune",)
    assert understood.period is not None
    assert understood.period.start.isoformat() == "2026-10-01"
    assert understood.numbers == ("5", "200000")
    assert understood.language == "en"


def test_an_understanding_survives_json(vocabulary: Vocabulary) -> None:
    focus = Focus(calls=(ToolCall(tool="query_kpi", arguments={"metrics": ["units"]}),))
    understood = understand("and atta in Delhi?", vocabulary, today=TODAY, focus=focus)
    data = json.loads(json.dumps(understood.model_dump(mode="json")))
    assert Understanding.model_validate(data) == understood


def test_hindi_and_hinglish_are_recognised_though_answered_in_english(vocabulary: Vocabulary) -> None:
    assert understand("कल क्या खत्म होगा?", vocabulary, today=TODAY).language == "hi"
    assert understand("kal kya khatam hoga", vocabulary, today=TODAY).language == "hinglish"


def test_context_that_makes_no_sense_is_left_out(vocabulary: Vocabulary) -> None:
    context = {"store_id": " DELHI_01 ", "horizon_days": "soon", "city": 7.5, "category": None, "x": ["y"]}
    understood = understand("stockouts", vocabulary, today=TODAY, context=context)
    assert understood.context == {"store_id": "DELHI_01"}


def test_an_endless_message_is_read_in_part(vocabulary: Vocabulary) -> None:
    understood = understand("What will stock out? " + "blah " * 5_000, vocabulary, today=TODAY)
    assert len(understood.normalized) <= MAX_CHARS


def test_a_message_is_put_into_english_once(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, knows: Callable[[str], bool]) -> str:
        read.append(text)
        return in_english(text, knows)

    monkeypatch.setattr("agent.planner.understand.in_english", counted)
    understand("kal kya khatam hoga delhi me", vocabulary, today=TODAY)
    assert len(read) == 1


def test_each_part_of_a_message_is_judged_once(vocabulary: Vocabulary) -> None:
    intent_of.cache_clear()
    understood = understand("What will stock out in Delhi, and revenue last month?", vocabulary, today=TODAY)
    plan(understood, TOOL_BY_NAME.keys())
    first = intent_of.cache_info().misses
    plan(understood, TOOL_BY_NAME.keys())
    assert intent_of.cache_info().misses == first


def test_what_sets_no_forecast_is_not_read_for_it(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError("The message was cut for an override.")

    monkeypatch.setattr("agent.planner.override.cut", never)
    assert plan(understand("Revenue last month by city", vocabulary, today=TODAY), TOOL_BY_NAME.keys())


_PIECES = """
what will stock out next week in Delhi Mumbai_99 how much atta should I reorder price for Kesar Soap 4-pack
revenue last month by city vs and , ? ! . \n ₹500 5% tomorrow Pune it there why compare top 5 products milk
क्या दूध '; -- {x} *bold* <b> \x00 ǂ SKU_112 31 June Diwali 98% service level budget
"""
_MESSAGES = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(_PIECES.split(" ")), max_size=25).map(" ".join)
)


@settings(max_examples=120)
@given(text=_MESSAGES, with_focus=st.booleans())
@example(text="I;0", with_focus=False)  # signs and a figure ask for nothing: once an hour for the brief
@example(text="KSR:B", with_focus=False)
def test_any_message_ends_in_calls_or_one_directive(
    vocabulary: Vocabulary, text: str, with_focus: bool
) -> None:
    focus = None
    if with_focus:
        focus = Focus(calls=(ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi"}),))
    understood = understand(text, vocabulary, today=TODAY, focus=focus)
    planned = plan(Understanding.model_validate(understood.model_dump(mode="json")), TOOL_BY_NAME.keys())
    assert planned
    for call in planned:
        json.dumps(call.arguments)
        if call.name in TOOL_BY_NAME:
            continue
        assert call is planned[-1]
        directive = (AskUser if call.name == "ask_user" else Decline).model_validate(call.arguments)
        assert directive.code
        assert sentence(directive.code, understood.language, **directive.values)
