from __future__ import annotations

from fastapi.testclient import TestClient

from app.http import create_app
from channels.web.settings import WebSettings
from tests.channels.fakes import World


def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts(web=WebSettings())))


def test_the_module_comes_from_our_own_origin_compressed(world: World) -> None:
    answer = client(world).get("/web/vega.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text == "export const embed = () => {};"


def test_who_takes_no_compression_gets_it_plain(world: World) -> None:
    answer = client(world).get("/web/vega.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.text == "export const embed = () => {};"


def test_a_browser_that_has_it_is_not_sent_it_again(world: World) -> None:
    door = client(world)
    tag = door.get("/web/vega.js").headers["etag"]
    again = door.get("/web/vega.js", headers={"If-None-Match": f'"old", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert door.get("/web/vega.js", headers={"If-None-Match": '"old"'}).status_code == 200
