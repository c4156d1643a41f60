"""Installations and thumbs: kept once, the token never in the clear."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.conversations import SqlConversations
from adapters.database import Database
from adapters.ledgers import SqlFeedbackLedger, SqlInstallationLedger
from adapters.sealing import Seal
from core.errors import DataError
from core.identity import Principal, Role
from core.ports import Installation
from tests.adapters.samples import ASHA, NOON, VIKRAM, message, reply

SHOP = Installation("T7", "Second shop", "xoxb-granted", "UBOT", ("chat:write", "commands"), "U70", NOON)
OTHER_SHOP = Principal("other", "ravi", "Ravi", Role.MANAGER)


def test_an_installation_comes_back_whole_and_a_new_one_replaces_it(
    database: Database, tmp_path: Path
) -> None:
    ledger = SqlInstallationLedger(database, Seal(tmp_path / "slack.key"))
    ledger.keep(SHOP)
    assert ledger.of("T7") == SHOP
    ledger.keep(replace(SHOP, bot_token="xoxb-newer"))
    again = ledger.of("T7")
    assert again is not None
    assert again.bot_token == "xoxb-newer"
    assert ledger.teams() == ["T7"]
    assert ledger.forget("T7") is True
    assert ledger.forget("T7") is False
    assert ledger.of("T7") is None


def test_the_token_is_kept_sealed_and_opens_with_this_homes_key_alone(
    database: Database, tmp_path: Path
) -> None:
    SqlInstallationLedger(database, Seal(tmp_path / "slack.key")).keep(SHOP)
    with database.read() as session:
        stored = session.execute(text("SELECT bot_token FROM slack_installations")).scalar_one()
    assert "xoxb" not in stored
    with pytest.raises(DataError, match="another key"):
        SqlInstallationLedger(database, Seal(tmp_path / "another.key")).of("T7")


def test_the_last_thumb_counts_and_stands_beside_what_was_said(database: Database) -> None:
    conversations, ledger = SqlConversations(database), SqlFeedbackLedger(database)
    for number, person in ((1, ASHA), (2, VIKRAM)):
        asked = message(f"SM{number}", conversation=f"c{number}")
        conversations.log(asked, reply(f"SM{number}", conversation=f"c{number}"), person)
    assert ledger.keep("whatsapp", "SM1", ASHA, "bad", NOON)
    assert ledger.keep("whatsapp", "SM1", ASHA, "good", NOON + timedelta(minutes=1))
    assert ledger.keep("whatsapp", "SM2", ASHA, "bad", NOON)
    newest, oldest = ledger.entries("demo")
    assert (newest.verdict, newest.question, newest.answer) == (
        "good",
        "kal kya khatam hoga?",
        "₹252 until 29 Jan",
    )
    assert [one.message_id for one in ledger.entries("demo", verdict="bad")] == [oldest.message_id] == ["SM2"]


def test_nobody_rates_what_another_tenant_was_told(database: Database) -> None:
    SqlConversations(database).log(message(), reply(), ASHA)
    ledger = SqlFeedbackLedger(database)
    assert ledger.keep("whatsapp", "SM1", OTHER_SHOP, "bad", NOON) is False
    assert ledger.keep("whatsapp", "SM9", ASHA, "bad", NOON) is False
    assert ledger.entries("demo") == []
