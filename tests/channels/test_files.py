"""A reply's files under a signed address, at every door."""

from __future__ import annotations

from io import BytesIO

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.api.chat import CHANNEL
from channels.asking import Question, to_message
from channels.files import PURPOSE, VALID_S, FileAddresses
from channels.shown_reply import shown_reply
from core.shared_file import SharedFile
from tests.channels.fakes import ASHA, World, reply_to

CONTENT = b"sku_id,quantity\nSKU_1,24\n"
FILE = SharedFile(
    name="reorder.csv",
    media_type="text/csv",
    blob_key="demo/exports/reorder-0a.csv",
    size_bytes=len(CONTENT),
)


@pytest.fixture
def client(world: World) -> TestClient:
    client = TestClient(create_app(world.parts()))
    world.papers.blobs.put(FILE.blob_key, BytesIO(CONTENT))
    return client


def test_a_shown_reply_links_its_file_and_hides_where_it_lies(client: TestClient, world: World) -> None:
    message = to_message(CHANNEL, Question("export", "conv", "k"), ASHA, world.clock)
    shown = shown_reply(reply_to(message, files=(FILE,)), FileAddresses(world.links))
    [file] = shown["files"]
    assert (file["name"], file["size_bytes"]) == ("reorder.csv", len(CONTENT))
    assert "blob_key" not in file
    answer = client.get(file["url"])
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["content-type"].startswith("text/csv")
    assert "reorder.csv" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_messenger_may_ask_for_the_head_first(client: TestClient, world: World) -> None:
    answer = client.head(FileAddresses(world.links).of(FILE))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")


def test_an_address_holds_for_a_day_and_for_this_file_only(client: TestClient, world: World) -> None:
    address = FileAddresses(world.links).of(FILE)
    world.clock.advance(VALID_S - 1)
    assert client.get(address).status_code == 200
    world.clock.advance(2)
    assert client.get(address).status_code == 404
    gone = world.links.sign(PURPOSE, '["demo/exports/none.csv", "none.csv", "text/csv"]', 60)
    other = world.links.sign("picture", "0/web/m", 60)
    for token in (gone, other, "nonsense"):
        assert client.get(f"/files/{token}/reorder.csv").status_code == 404
