from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, text

from adapters.conversations import SqlConversations
from adapters.database import Database, migrate, open_database
from core.clock import FixedClock
from core.errors import ScopeError
from core.identity import Principal
from tests.adapters.samples import ASHA, NOON, VIKRAM, message, reply


@pytest.fixture
def conversations(database: Database) -> SqlConversations:
    return SqlConversations(database, FixedClock(NOON))


def test_the_first_to_speak_owns_the_conversation(conversations: SqlConversations) -> None:
    conversations.claim("c1", ASHA)
    conversations.claim("c1", ASHA)
    assert conversations.history("c1", ASHA) == []


@pytest.mark.parametrize("other", [VIKRAM, replace(ASHA, tenant_id="other")])
def test_to_anyone_else_it_looks_as_if_it_never_was(
    conversations: SqlConversations, other: Principal
) -> None:
    conversations.log(message(), reply(), ASHA)
    refusals: list[str] = []
    for conversation_id in ("c1", "never"):
        with pytest.raises(ScopeError) as refused:
            conversations.history(conversation_id, other)
        refusals.append(str(refused.value))
    with pytest.raises(ScopeError) as refused:
        conversations.claim("c1", other)
    assert {*refusals, str(refused.value)} == {refusals[0]}
    assert "asha" not in refusals[0].lower()


def test_nobody_logs_into_anothers_conversation(conversations: SqlConversations) -> None:
    conversations.claim("c1", ASHA)
    with pytest.raises(ScopeError):
        conversations.log(message(), reply(), VIKRAM)
    assert conversations.history("c1", ASHA) == []
    assert conversations.reply_of("whatsapp", "SM1") is None


def test_the_history_tells_who_said_what(conversations: SqlConversations) -> None:
    conversations.log(message("SM1", text="rate?\x00"), reply("SM1"), ASHA)
    conversations.log(message("SM2", text="aur?"), reply("SM2", answer="66"), ASHA)
    said = conversations.history("c1", ASHA)
    assert [(line["role"], line["message"]) for line in said] == [
        ("user", "rate?�"),
        ("assistant", "₹252 until 29 Jan"),
        ("user", "aur?"),
        ("assistant", "66"),
    ]
    assert said[1]["citations"] == [{"source": "policy", "ref": "4", "quote": "Rates", "url": None}]
    assert said[1]["reply"] == reply("SM1")
    assert "reply" not in said[0]
    assert {line["ts"] for line in said} == {NOON}


def test_logging_an_exchange_again_changes_nothing(conversations: SqlConversations) -> None:
    conversations.log(message(), reply(), ASHA)
    conversations.log(message(), reply(answer="something else"), ASHA)
    assert len(conversations.history("c1", ASHA)) == 2
    assert conversations.reply_of("whatsapp", "SM1") == reply()


def test_a_reply_is_found_by_the_message_it_answers(conversations: SqlConversations) -> None:
    conversations.log(message(), reply(), ASHA)
    found = conversations.reply_of("whatsapp", "SM1")
    assert repr(found) == repr(reply())
    assert conversations.reply_of("whatsapp", "SM2") is None
    assert conversations.reply_of("slack", "SM1") is None


def test_the_log_has_the_seeds_columns(conversations: SqlConversations, database: Database) -> None:
    conversations.log(message(), reply(), ASHA)
    with database.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT conversation_id, tenant_id, user_id, ts, role, message, citations_json "
                "FROM chat_logs ORDER BY sequence"
            )
        ).all()
    assert [(row.conversation_id, row.tenant_id, row.user_id, row.role) for row in rows] == [
        ("c1", "demo", "asha", "user"),
        ("c1", "demo", "asha", "assistant"),
    ]


def test_a_person_is_remembered_by_the_language_of_the_last_answer(conversations: SqlConversations) -> None:
    assert conversations.last_language(ASHA) is None
    conversations.log(message("SM1"), reply("SM1").model_copy(update={"language": "hi"}), ASHA)
    conversations.log(message("SM2"), reply("SM2", conversation="c2"), VIKRAM)
    assert conversations.last_language(ASHA) == "hi"
    assert conversations.last_language(replace(ASHA, tenant_id="other")) is None
    conversations.log(message("SM3"), reply("SM3").model_copy(update={"language": "hinglish"}), ASHA)
    assert conversations.last_language(ASHA) == "hinglish"


def test_the_last_answer_is_found_without_reading_those_of_others(sqlite_url: str) -> None:
    migrate(sqlite_url)
    database, asked = open_database(sqlite_url), list[str]()

    def explained(connection: Any, cursor: Any, statement: str, parameters: Any, *rest: object) -> None:
        if statement.startswith("SELECT"):
            plan = connection.connection.dbapi_connection.execute(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
            asked.extend(step[3] for step in plan)

    event.listen(database.engine, "before_cursor_execute", explained)
    assert SqlConversations(database).last_language(ASHA) is None
    assert SqlConversations(database).last_channel(ASHA) is None
    assert len(asked) == 2
    assert all("tenant_id=? AND user_id=? AND role=?" in step for step in asked), asked
    database.close()
