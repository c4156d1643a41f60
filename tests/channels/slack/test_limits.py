"""Whatever a reply or a tool says, Slack takes what is made of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.slack.blocks import plain_blocks, reply_blocks
from channels.slack.form import options_for
from channels.slack.home_view import HomeContents, HomeSection, home_view
from channels.slack.inbound import event_to_message
from channels.slack.thresholds import thresholds_view
from channels.slack.what_if import Tried, what_if_view
from core.fact import Citation
from core.message import Choice, Listed
from core.ports import Named, Worded
from scripts.screen_examples import ANSWERS, Screen
from scripts.screen_notices import NOTICES, OWN
from tests.channels.fakes import NOON, reply_to
from tests.channels.slack.limits import breaches, view_breaches
from tests.channels.slack.signing import event_body

MESSAGE = event_to_message(event_body(), NOON)
WORDS = st.text(alphabet="ab&<>*•:₹7क😀\n ", max_size=400).map(lambda text: text * 12)
LABELS = st.text(alphabet="ab&<क😀", min_size=1, max_size=200)
CHOICES = st.lists(st.builds(Choice, label=LABELS, message=LABELS.map(lambda text: text * 20)), max_size=30)
LISTED = st.lists(st.builds(Listed, name=LABELS, accept=LABELS, reject=LABELS, about=LABELS), max_size=40)
LANGUAGES = st.sampled_from(["en", "hi", "hinglish"])


@given(answer=WORDS, choices=CHOICES, language=LANGUAGES, ref=LABELS)
@settings(max_examples=60)
def test_any_reply_keeps_slacks_limits(answer: str, choices: list[Choice], language: str, ref: str) -> None:
    cited = Citation(source=ref * 10, ref=ref, quote="q", url=f"https://shop.example/{len(ref)}")
    reply = reply_to(
        MESSAGE, answer=f"Head:\n{answer}", choices=tuple(choices), language=language, citations=(cited,) * 8
    )
    for blocks in reply_blocks(reply):
        assert breaches(blocks) == []
        assert breaches(plain_blocks(blocks) or blocks) == []


@given(lines=st.lists(WORDS, max_size=60), listed=LISTED, choices=CHOICES, language=LANGUAGES, name=LABELS)
@settings(max_examples=40)
def test_any_home_tab_and_form_keeps_slacks_limits(
    lines: list[str], listed: list[Listed], choices: list[Choice], language: str, name: str
) -> None:
    found = Worded(tuple(lines), tuple(choices), tuple(listed))
    sections = [HomeSection(code, found) for code in ("slack_home_waiting", "slack_home_actions")]
    assert view_breaches(home_view(HomeContents(name, language, sections, True, "https://s.example"))) == []
    named = Named("SKU_1", name * 3)
    assert view_breaches(what_if_view(Tried(named, named, found=found, note=name), language)) == []
    assert view_breaches(thresholds_view(tuple(lines), language)) == []
    assert len(options_for([named] * 300, "")) == 100


@pytest.mark.parametrize("screen", [*ANSWERS, *NOTICES, *OWN], ids=lambda screen: screen.name)
def test_each_kind_of_message_keeps_slacks_limits(screen: Screen) -> None:
    for blocks in reply_blocks(screen.reply):
        assert breaches(blocks) == []
