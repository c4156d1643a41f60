"""A stranger is told how to link; a code links once, for a while, and cannot be guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from adapters.database import migrate, open_database
from adapters.directory import SqlDirectory
from adapters.ledgers import SqlLinkCodes
from core.identity import Role
from core.link_code import code_in, new_code
from core.message import InboundMessage, Outcome, Reply
from core.ports import NewUser
from jobs.turn.linking import Linking
from tests.jobs.fakes import NOON, MemoryAudit, MovableClock, message

PHONE = "+919812345678"


@dataclass
class House:
    directory: SqlDirectory
    linking: Linking
    clock: MovableClock
    audit: MemoryAudit

    def code(self) -> str:
        asha = self.directory.find_user("asha")
        assert asha is not None
        return self.linking.issue(asha, by="owner").code

    def send(self, text: str, address: str = PHONE) -> Reply:
        return self.linking.stranger(said(text, address), "en")


def said(text: str, address: str = PHONE) -> InboundMessage:
    return message("M1", text=text, address=address)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "app.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def house(template: Path, tmp_path: Path) -> House:
    copyfile(template, tmp_path / "app.db")
    database = open_database(f"sqlite:///{tmp_path / 'app.db'}")
    directory, clock, audit = SqlDirectory(database), MovableClock(NOON), MemoryAudit()
    for name, role in (("asha", Role.SELLER), ("vikram", Role.MANAGER)):
        directory.add_user(NewUser(name, "demo", name.title(), role))
    return House(directory, Linking(SqlLinkCodes(database), directory, audit, clock), clock, audit)


def test_a_stranger_is_told_how_to_link(house: House) -> None:
    reply = house.send("hello")
    assert reply.outcome is Outcome.REFUSED
    assert "code" in reply.answer
    assert house.audit.lines[-1].details["reason"] == "unknown_sender"


def test_a_code_links_the_sender_once(house: House) -> None:
    code = house.code()
    reply = house.send(f"my code is {code.lower().replace('-', ' ')}")
    assert reply.outcome is Outcome.ANSWERED
    assert "Asha" in reply.answer
    linked = house.directory.find_by_address("whatsapp", PHONE)
    assert linked is not None
    assert (linked.user_id, house.audit.lines[-1].action) == ("asha", "link_address")
    assert house.send(code, "+919812345679").outcome is Outcome.REFUSED


def test_after_a_crash_the_welcome_comes_all_the_same(house: House) -> None:
    code = house.code()
    first = house.send(code)
    asha = house.directory.find_by_address("whatsapp", PHONE)
    assert asha is not None
    again = house.linking.take(said(code), asha, "en")
    assert again is not None
    assert again.answer == first.answer


def test_an_old_code_and_one_that_was_replaced_are_no_good(house: House) -> None:
    replaced = house.code()
    code = house.code()
    assert house.send(replaced).outcome is Outcome.REFUSED
    house.clock.advance(timedelta(minutes=31).total_seconds())
    assert house.send(code).outcome is Outcome.REFUSED


def test_who_guesses_is_not_listened_to_any_more(house: House) -> None:
    code = house.code()
    for _ in range(5):
        house.send(new_code())
    assert house.send(code).outcome is Outcome.REFUSED
    assert house.audit.lines[-1].details["reason"] == "too_many_link_codes"
    assert house.send(code, "+919812345679").outcome is Outcome.ANSWERED
    house.clock.advance(timedelta(hours=2).total_seconds())
    assert house.send(house.code()).outcome is Outcome.ANSWERED


def test_somebody_known_needs_none(house: House) -> None:
    vikram = house.directory.find_user("vikram")
    assert vikram is not None
    reply = house.linking.take(said(house.code()), vikram, "en")
    assert reply is not None
    assert house.linking.take(said("what sold?"), vikram, "en") is None


def test_a_code_is_read_however_it_is_written() -> None:
    assert (
        code_in("SR-7KQM-4XPD") == code_in("sr7kqm4xpd") == code_in("code: SR 7KQM 4XPD!") == "SR-7KQM-4XPD"
    )
    assert code_in("SR-7KQM-4XP") is None
    assert code_in("x" * 90 + " SR-7KQM-4XPD") is None
