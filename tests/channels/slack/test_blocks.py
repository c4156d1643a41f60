from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from channels.slack.blocks import plain_blocks, reply_blocks
from channels.slack.inbound import event_to_message
from channels.slack.markup import plain_text
from core.fact import Citation
from core.message import Choice, Outcome
from tests.channels.fakes import NOON, reply_to
from tests.channels.slack.signing import event_body

MESSAGE = event_to_message(event_body(), NOON)
BARE: dict[str, Any] = {"facts": (), "citations": (), "choices": ()}


def texts(blocks: list[dict[str, Any]], kind: str) -> list[str]:
    return [block["text"]["text"] for block in blocks if block["type"] == kind]


def test_a_first_line_that_ends_in_a_colon_is_the_header() -> None:
    [blocks] = reply_blocks(reply_to(MESSAGE))
    assert texts(blocks, "header") == ["1 item will likely run out in Delhi"]
    assert texts(blocks, "section") == ["🔴 *Mohini Toned Milk 500 ml*: Tue. Order 240"]


def test_a_single_line_is_a_section_and_bold_stays_bold() -> None:
    [blocks] = reply_blocks(reply_to(MESSAGE, answer="*All good*.", **BARE))
    assert blocks[0] == {"type": "section", "text": {"type": "mrkdwn", "text": "*All good*."}}
    assert [block["type"] for block in blocks] == ["section", "context_actions"]


def test_nothing_in_an_answer_can_ping_or_link() -> None:
    answer = "Notes:\n<!channel> & <https://evil.example|click>"
    [blocks] = reply_blocks(reply_to(MESSAGE, answer=answer, **BARE))
    [section] = texts(blocks, "section")
    assert section == "&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;"


def test_sources_and_how_fresh_they_are_stand_below() -> None:
    [blocks] = reply_blocks(reply_to(MESSAGE))
    [context] = [block for block in blocks if block["type"] == "context"]
    line = context["elements"][0]["text"]
    assert "sales" in line
    assert "Returns policy (section 4)" in line
    assert "recommendations" not in line  # a run, whose tables are named
    assert "21 Nov" in line


def test_choices_are_buttons_that_carry_their_message() -> None:
    long = Choice(label="x" * 100, message="y" * 3_000)
    [blocks] = reply_blocks(reply_to(MESSAGE, choices=(Choice(label="Why?", message="Why 240?"), long)))
    [actions] = [block for block in blocks if block["type"] == "actions"]
    first, second = actions["elements"]
    assert (first["text"]["text"], first["value"]) == ("Why?", "Why 240?")
    assert len(second["text"]["text"]) <= 75
    assert len(second["value"]) <= 2_000
    assert first["action_id"] != second["action_id"]


@given(st.text(alphabet="a& <>क\n.", max_size=9_000))
def test_a_long_answer_keeps_every_word_within_slacks_limits(answer: str) -> None:
    messages = reply_blocks(reply_to(MESSAGE, answer=answer, **BARE))
    assert all(len(blocks) <= 50 for blocks in messages)
    sections = [text for blocks in messages for text in texts(blocks, "section")]
    assert all(0 < len(text) <= 3_000 for text in sections)
    said = "".join(plain_text(text).replace("\n", "") for text in sections)
    assert "".join(said.split()) == "".join(answer.split())


def test_an_answer_of_more_than_fifty_blocks_is_several_messages() -> None:
    messages = reply_blocks(reply_to(MESSAGE, answer="word " * 40_000, **BARE))
    assert len(messages) == 2
    assert len(messages[0]) == 50


def test_what_a_person_typed_is_read_as_it_looked() -> None:
    typed = "<@UBOT>  is <https://shop.example|the shop> &lt;5 km off <#C2|d>?\n<mailto:a@b.c> &amp; &amp;lt;"
    assert plain_text(typed, "UBOT") == "is the shop <5 km off #d?\na@b.c & &lt;"


def test_a_cited_text_that_others_can_open_is_a_link_and_nothing_in_its_name_breaks_out() -> None:
    cited = Citation(
        source="Returns <policy>", ref="R-1", quote="7 days", url="https://shop.example/knowledge/read/t#p"
    )
    local = Citation(source="Fees", ref="F-1", quote="2 %", url="/knowledge/read/t")
    [blocks] = reply_blocks(reply_to(MESSAGE, facts=(), citations=(cited, local), choices=()))
    [context] = [block for block in blocks if block["type"] == "context"]
    line = context["elements"][0]["text"]
    assert "<https://shop.example/knowledge/read/t#p|Returns &lt;policy&gt; (R-1)>" in line
    assert "Fees (F-1)" in line
    assert "/knowledge/read/t>" not in line


FIGURES = (
    "Revenue, 1 to 31 Oct: ₹1,66,85,525\n"
    "• Delhi: ₹59,08,775\n• *Mumbai*: ₹58,41,210 (up 8%)\n• Jaipur: ₹19,01,750"
)


def test_a_list_of_figures_is_a_table_and_the_same_lines_where_tables_are_not_known() -> None:
    [blocks] = reply_blocks(reply_to(MESSAGE, answer=FIGURES, **BARE))
    [table] = [block for block in blocks if block["type"] == "table"]
    assert [row[1]["text"] for row in table["rows"]] == ["₹59,08,775", "₹58,41,210 (up 8%)", "₹19,01,750"]
    assert table["rows"][1][0]["elements"][0]["elements"] == [
        {"type": "text", "text": "Mumbai", "style": {"bold": True}}
    ]
    plain = plain_blocks(blocks)
    assert plain is not None
    assert "\n".join(texts(plain, "section")) == FIGURES
    assert plain_blocks(plain) is None


def test_lines_that_read_as_sentences_stay_lines() -> None:
    answer = "Do first:\n" + "\n".join(
        f"• Item {n}: order 240 by tomorrow, because the supplier closes" for n in "123"
    )
    [blocks] = reply_blocks(reply_to(MESSAGE, answer=answer, **BARE))
    assert {block["type"] for block in blocks} == {"header", "section", "context_actions"}


def test_a_question_back_is_nothing_to_rate() -> None:
    [blocks] = reply_blocks(reply_to(MESSAGE, outcome=Outcome.CONFIRM, **BARE))
    assert "context_actions" not in {block["type"] for block in blocks}
