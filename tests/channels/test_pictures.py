"""Charts as pictures under a signed address."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.pictures import PURPOSE, VALID_S, PictureAddresses
from channels.whatsapp.inbound import to_message
from core.chart import Chart
from tests.channels.fakes import ASHA, NOON, World, reply_to
from tests.channels.whatsapp.signing import FIELDS, PUBLIC_URL, SETTINGS

MESSAGE = to_message(FIELDS, NOON)
CHARTS = tuple(Chart(title=name, alt=name, spec={"mark": name}) for name in ("bar", "line"))


@pytest.fixture
def client(world: World) -> TestClient:
    client = TestClient(create_app(world.parts(whatsapp=SETTINGS)))
    world.conversations.log(MESSAGE, reply_to(MESSAGE, charts=CHARTS), ASHA)
    return client


def path(world: World, number: int = 0) -> str:
    return PictureAddresses(PUBLIC_URL, world.links).of(MESSAGE, number).removeprefix(PUBLIC_URL)


@pytest.mark.parametrize("number", [0, 1])
def test_an_address_shows_its_chart_without_a_sign_in(client: TestClient, world: World, number: int) -> None:
    answer = client.get(path(world, number))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_an_address_holds_for_a_day(client: TestClient, world: World) -> None:
    address = path(world)
    world.clock.advance(VALID_S - 1)
    assert client.get(address).status_code == 200
    world.clock.advance(2)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("purpose", "subject"),
    [
        ("upload", f"0/whatsapp/{FIELDS['MessageSid']}"),
        (PURPOSE, "0/whatsapp/SMunknown"),
        (PURPOSE, f"2/whatsapp/{FIELDS['MessageSid']}"),
    ],
)
def test_what_is_not_there_or_not_for_this_is_not_found(
    client: TestClient, world: World, purpose: str, subject: str
) -> None:
    token = world.links.sign(purpose, subject, 60)
    assert client.get(f"/channels/pictures/{token}.png").status_code == 404


def test_a_guessed_token_is_not_found(client: TestClient) -> None:
    answer = client.get("/channels/pictures/guess.png")
    assert (answer.status_code, "whatsapp" in answer.text) == (404, False)
