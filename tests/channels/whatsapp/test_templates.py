"""The template catalogue, the window, and what leaves outside of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp import window
from channels.whatsapp.inbound import to_message
from channels.whatsapp.template_texts import template_texts
from channels.whatsapp.templates import KINDS, LONGEST_VALUE, Templates, acceptable, read_templates
from channels.whatsapp.twilio_calls import TwilioCalls
from core.errors import InputError
from language.locales import CHAIN
from tests.channels.fakes import NOON, reply_to
from tests.channels.loopback import provider
from tests.channels.whatsapp.signing import FIELDS, SETTINGS
from tests.channels.whatsapp.twilio import Twilio

SID, HINDI = "HX" + "1" * 32, "HX" + "2" * 32
CATALOGUE = {"alert": {"en": SID, "hi": {"sid": HINDI, "variables": {"1": "summary"}}}}
MESSAGE = to_message(FIELDS, NOON).model_copy(
    update={
        "asked_by": "machine",
        "context": {"notice": {"kind": "alert", "tool": "list_alerts", "arguments": {}}},
    }
)


def knock(language: str, templates: Templates) -> dict[str, str] | None:
    reply = reply_to(MESSAGE, answer="*3 items* will run out:\n🔴 *Milk*: Tue", language=language)
    made = window.knock(MESSAGE, reply, "Asha", replace(SETTINGS, templates=templates))
    return None if made is None else {name: str(value) for name, value in made.payload.items()}


def test_the_template_of_the_kind_and_language_leaves_with_what_waits() -> None:
    templates = read_templates(json.dumps(CATALOGUE))
    english, hindi, hinglish = (knock(language, templates) for language in ("en", "hi", "hinglish"))
    assert english is not None
    assert english["ContentSid"] == SID
    assert json.loads(english["ContentVariables"]) == {"1": "Asha", "2": "3 items will run out."}
    assert "Body" not in english
    assert hindi is not None
    assert json.loads(hindi["ContentVariables"]) == {"1": "3 items will run out: 🔴 Milk: Tue"}
    assert hinglish is not None
    assert hinglish["ContentSid"] == SID


@pytest.mark.parametrize(
    ("first", "language", "told"),
    [
        ("Revenue yesterday: ₹64,120", "en", "Revenue yesterday: ₹64,120."),
        ("Milk runs out on Tue.", "en", "Milk runs out on Tue."),
        ("3 चीज़ें ख़त्म होंगी:", "hi", "3 चीज़ें ख़त्म होंगी।"),
    ],
)
def test_the_first_line_is_a_sentence_since_another_follows_it(first: str, language: str, told: str) -> None:
    templates = read_templates(json.dumps({"alert": {"en": SID}}))
    reply = reply_to(MESSAGE, answer=f"{first}\nmore", language=language)
    made = window.knock(MESSAGE, reply, "Asha", replace(SETTINGS, templates=templates))
    assert made is not None
    assert json.loads(made.payload["ContentVariables"])["2"] == told


def test_without_a_template_for_the_kind_nothing_leaves() -> None:
    assert knock("en", read_templates(json.dumps({"brief": {"en": SID}}))) is None
    assert knock("en", read_templates("")) is None


def test_the_catalogue_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "templates.json"
    path.write_text(json.dumps(CATALOGUE))
    assert read_templates(str(path)) == read_templates(json.dumps(CATALOGUE))


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("nowhere.json", "nowhere.json"),
        ("{", "JSON"),
        ('{"alerts": {}}', "'alerts'"),
        ('{"alert": "HX1"}', "alert"),
        ('{"alert": {"fr": "HX1"}}', "'fr'"),
        ('{"alert": {"en": "HX1"}}', "'HX1'"),
        (json.dumps({"alert": {"en": {"sid": SID, "variables": {"1": "price"}}}}), "'price'"),
        (json.dumps({"alert": {"en": {"sid": SID, "variables": {"2": "name"}}}}), "count from 1"),
    ],
)
def test_a_wrong_catalogue_is_refused_by_what_is_wrong(setting: str, named: str) -> None:
    with pytest.raises(InputError, match="SMARTRETAIL_WHATSAPP_TEMPLATES") as caught:
        read_templates(setting)
    assert named in caught.value.message


@given(st.text(alphabet="ab क्षि🔴*_\n\t .", max_size=600))
def test_a_value_is_one_line_without_runs_of_spaces_and_never_empty(value: str) -> None:
    kept = acceptable(value)
    assert 0 < len(kept) <= LONGEST_VALUE
    assert kept == " ".join(kept.split())


def test_free_text_may_leave_for_a_day_after_the_person_wrote() -> None:
    assert window.is_open(NOON, NOON + timedelta(hours=23, minutes=58))
    assert not window.is_open(NOON, NOON + timedelta(hours=24))
    assert not window.is_open(None, NOON)


def test_the_texts_are_made_and_submitted_once_and_are_a_catalogue() -> None:
    twilio = Twilio()
    with provider(twilio.answer) as (url, _):
        calls = TwilioCalls(replace(SETTINGS, base_url=url, timeout_s=2.0))
        sids = [
            [calls.submit_template(one.request(), one.name) for one in template_texts()] for _ in range(2)
        ]
    assert twilio.faults == []
    assert sids[0] == sids[1]
    assert len(twilio.approvals) == len(KINDS) * len(CHAIN)
    catalogue: dict[str, dict[str, str]] = {}
    for one, content_sid in zip(template_texts(), sids[0], strict=True):
        catalogue.setdefault(one.kind, {})[one.language] = content_sid
    assert read_templates(json.dumps(catalogue)).missing() == []
