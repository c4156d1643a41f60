"""What was attached is fetched from the provider alone: within its size, with its credentials."""

from __future__ import annotations

import socket
from typing import Any
from urllib.parse import urlsplit

import pytest

from channels.media import HttpMedia, origin_of
from channels.slack.media import SlackMedia
from channels.slack.settings import SlackSettings
from channels.slack.tokens import BotTokens
from channels.whatsapp.media import twilio_media
from channels.whatsapp.settings import WhatsAppSettings
from core.errors import ExternalError, InputError
from language.locales import sentence

PDF = b"%PDF-1.7 a bill"


def serve(answers: dict[str, tuple[int, bytes, dict[str, str]]]) -> Any:
    """Serve the answers on loopback, for as long as the block lasts: its address, what was asked."""
    import threading
    from contextlib import contextmanager
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    asked: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Authorization")))
            status, body, headers = answers.get(self.path, (404, b"", {}))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "X-Unannounced" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    @contextmanager
    def running() -> Any:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    return running()


def media(url: str, **more: Any) -> HttpMedia:
    settings: dict[str, Any] = {
        "largest": 1_000,
        "headers": {"Authorization": "Basic secret"},
        "timeout_s": 2,
    }
    return HttpMedia(frozenset({origin_of(url)}), **{**settings, **more})


def test_a_file_is_fetched_with_the_providers_credentials() -> None:
    with serve({"/m": (200, PDF, {})}) as (url, asked):
        assert media(url).fetch(f"{url}/m") == PDF
    assert asked == [("/m", "Basic secret")]


def test_one_redirect_to_where_files_lie_is_followed_without_credentials() -> None:
    with serve({"/file": (200, PDF, {})}) as (store, asked_there):
        place = urlsplit(store).netloc
        with serve({"/m": (307, b"", {"Location": f"{store}/file"})}) as (url, _):
            assert media(url, then=(place,)).fetch(f"{url}/m") == PDF
    assert asked_there == [("/file", None)]


def test_a_redirect_elsewhere_is_refused_and_nobody_is_called() -> None:
    with (
        serve({"/secret": (200, b"secret", {})}) as (other, asked_there),
        serve({"/m": (302, b"", {"Location": f"{other}/secret"})}) as (url, _),
        pytest.raises(InputError) as refused,
    ):
        media(url, then=("files.example.com",)).fetch(f"{url}/m")
    assert refused.value.code == "media_foreign"
    assert asked_there == []


def test_a_second_redirect_is_refused() -> None:
    answers = {"/m": (302, b"", {"Location": "/n"}), "/n": (302, b"", {"Location": "/o"})}
    with serve(answers) as (url, asked), pytest.raises(InputError):
        media(url).fetch(f"{url}/m")
    assert [path for path, _ in asked] == ["/m", "/n"]


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "https://api.twilio.com.evil.example/x",
        "https://user@api.twilio.com/x",
        "http://api.twilio.com/x",
        "https://api.twilio.com:8443/x",
        "https://[broken/x",
        "",
    ],
)
def test_an_address_that_is_not_the_providers_is_not_called(url: str) -> None:
    with pytest.raises(InputError) as refused:
        media("https://api.twilio.com").fetch(url)
    assert refused.value.code == "media_foreign"


def test_a_subdomain_of_an_allowed_host_may_hold_the_file_and_nothing_like_it() -> None:
    fetcher = media("https://api.twilio.com", then=(".twiliocdn.com",))
    may_lead_to = fetcher._may_lead_to  # pyright: ignore[reportPrivateUsage]
    assert may_lead_to("https://mms.twiliocdn.com/x")
    assert not may_lead_to("https://evil-twiliocdn.com/x")
    assert not may_lead_to("http://mms.twiliocdn.com/x")
    assert not may_lead_to("https://twiliocdn.com.evil.example/x")


@pytest.mark.parametrize("announced", [True, False])
def test_a_larger_file_than_allowed_is_refused_announced_or_not(*, announced: bool) -> None:
    headers = {} if announced else {"X-Unannounced": "yes"}
    with serve({"/m": (200, b"x" * 5_000, headers)}) as (url, _), pytest.raises(InputError) as refused:
        media(url).fetch(f"{url}/m")
    assert refused.value.code == "document_too_large"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_file_that_is_gone_is_not_asked_for_again(status: int) -> None:
    with serve({"/m": (status, b"", {})}) as (url, _), pytest.raises(InputError) as gone:
        media(url).fetch(f"{url}/m")
    assert gone.value.code == "media_gone"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_provider_in_trouble_is_tried_again(status: int) -> None:
    with serve({"/m": (status, b"", {})}) as (url, _), pytest.raises(ExternalError):
        media(url).fetch(f"{url}/m")


def test_a_provider_that_is_away_is_tried_again() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(ExternalError):
        media(url).fetch(f"{url}/m")


def test_twilio_gets_the_account_and_slack_the_bots_token() -> None:
    twilio = WhatsAppSettings("AC1", "secret", "+1", base_url="https://api.twilio.com")
    fetcher = twilio_media(twilio, 10)
    assert fetcher.headers["Authorization"] == "Basic QUMxOnNlY3JldA=="
    assert fetcher.origins == {"https://api.twilio.com"}
    settings = SlackSettings("s", "xoxb-1")
    slack = SlackMedia(settings, BotTokens(settings), 10).source("https://files.slack.com/files-pri/T1-F1/a")
    assert slack.headers["Authorization"] == "Bearer xoxb-1"
    assert slack.origins == {"https://files.slack.com", "https://slack.com"}
    assert "secret" not in repr(fetcher) + repr(slack)


def _slack(url: str) -> SlackMedia:
    settings = SlackSettings("s", "xoxb-1", base_url=f"{url}/api/")
    return SlackMedia(settings, BotTokens(settings), 100)


def test_of_a_file_of_another_company_slack_is_asked_where_it_lies() -> None:
    answers = {"/m": (200, PDF, dict[str, str]())}
    with serve(answers) as (url, asked):
        told = f'{{"ok": true, "file": {{"url_private": "{url}/m"}}}}'.encode()
        answers["/api/files.info"] = (200, told, {})
        assert _slack(url).fetch("slack-file:T1:F1") == PDF
    assert asked == [("/api/files.info", "Bearer xoxb-1"), ("/m", "Bearer xoxb-1")]


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [
        (b'{"ok": false, "error": "file_not_found"}', InputError, "media_gone"),
        (b'{"ok": true, "file": {}}', InputError, "media_gone"),
        (b'{"ok": true, "file": {"url_private": "https://evil.example/a"}}', InputError, "media_foreign"),
        (b'{"ok": false, "error": "ratelimited"}', ExternalError, "media_unreachable"),
        (b"<html>", ExternalError, "media_unreachable"),
    ],
)
def test_what_slack_does_not_show_is_said(answer: bytes, error: type[Exception], code: str) -> None:
    with serve({"/api/files.info": (200, answer, {})}) as (url, _), pytest.raises(error) as refused:
        _slack(url).fetch("slack-file:T1:F1")
    assert isinstance(refused.value, InputError | ExternalError)
    assert refused.value.code == code


def test_slacks_sign_in_page_is_no_file() -> None:
    page = {"/m": (200, b"<html>", {"Content-Type": "text/html; charset=utf-8"})}
    with serve(page) as (url, _), pytest.raises(InputError, match="scopes"):
        media(url, html_means_refused=True).fetch(f"{url}/m")


@pytest.mark.parametrize("language", ["en", "hi", "hinglish"])
@pytest.mark.parametrize("code", ["media_gone", "media_foreign", "media_unreachable", "document_too_large"])
def test_what_goes_wrong_is_told_in_the_persons_language(code: str, language: str) -> None:
    told = {
        one: sentence(code, one, **({"limit": "20"} if "large" in code else {})) for one in ("en", language)
    }
    assert (language == "en") is (told[language] == told["en"])
