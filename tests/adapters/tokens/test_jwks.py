from __future__ import annotations

import json
import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from adapters.tokens import JwksTokens
from core.errors import ExternalError, IdentityError, InputError, PolicyError

NOW = datetime(2026, 1, 22, 10, 0, tzinfo=UTC)
CLIENT = "app-client"


@dataclass
class MovingClock:
    """A clock the test moves."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant

    def pass_(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)


@dataclass
class Issuer:
    """A loopback issuer that counts how often its keys are asked for."""

    url: str
    keys: list[Any] = field(default_factory=list[Any])
    body: bytes | None = None
    status: int = 200
    asked: int = 0

    @property
    def name(self) -> str:
        return f"{self.url}/pool"

    def tokens(self, clock: MovingClock) -> JwksTokens:
        return JwksTokens(issuer=self.name, jwks_url=f"{self.url}/jwks.json", audience=CLIENT, clock=clock)


@pytest.fixture(scope="module")
def keys() -> list[RSAKey]:
    return [RSAKey.generate_key(2048, {"kid": f"k{n}", "use": "sig", "alg": "RS256"}) for n in (1, 2)]


@pytest.fixture
def issuer(keys: list[RSAKey]) -> Generator[Issuer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked += 1
            body = json.dumps({"keys": state.keys}).encode() if state.body is None else state.body
            self.send_response(state.status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Issuer(f"http://127.0.0.1:{server.server_port}", [keys[0].as_dict(private=False)])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


def token(issuer: Issuer, key: RSAKey, **changed: Any) -> str:
    now = int(NOW.timestamp())
    claims: dict[str, Any] = {
        "iss": issuer.name,
        "sub": "asha",
        "token_use": "access",
        "client_id": CLIENT,
        "iat": now,
        "exp": now + 7200,
        **changed,
    }
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": str(key.kid)}, kept, key)


@pytest.mark.parametrize(
    "kind",
    [
        {},
        {"token_use": "id", "client_id": None, "aud": CLIENT},
        {"token_use": None, "client_id": None, "aud": CLIENT},
        {"token_use": None, "client_id": None, "aud": ["other", CLIENT]},
        {"iat": None},
    ],
)
def test_a_token_made_for_us_names_its_user(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock, kind: dict[str, Any]
) -> None:
    assert issuer.tokens(clock).subject(token(issuer, keys[0], **kind)) == "asha"


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "another-app"},
        {"client_id": None, "aud": CLIENT},
        {"token_use": "id"},
        {"token_use": "id", "aud": "another-app"},
        {"token_use": "refresh", "aud": CLIENT},
        {"token_use": None},
        {"token_use": None, "aud": [[CLIENT]]},
        {"iss": "https://elsewhere"},
        {"sub": None},
        {"exp": int(NOW.timestamp()) - 6},
        {"exp": None},
    ],
)
def test_a_token_that_is_not_for_us_is_refused(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IdentityError):
        issuer.tokens(clock).subject(token(issuer, keys[0], **wrong))


def test_clocks_may_differ_by_a_little(issuer: Issuer, keys: list[RSAKey], clock: MovingClock) -> None:
    just_over = token(issuer, keys[0], exp=int(NOW.timestamp()) - 3)
    assert issuer.tokens(clock).subject(just_over) == "asha"


def test_keys_are_fetched_once(issuer: Issuer, keys: list[RSAKey], clock: MovingClock) -> None:
    tokens = issuer.tokens(clock)
    for _ in range(5):
        tokens.subject(token(issuer, keys[0]))
    assert issuer.asked == 1
    assert [key["kid"] for key in tokens.jwks()["keys"]] == ["k1"]


def test_a_new_key_is_found_but_the_issuer_is_not_asked_again_and_again(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock
) -> None:
    tokens = issuer.tokens(clock)
    tokens.subject(token(issuer, keys[0]))
    for _ in range(5):
        with pytest.raises(IdentityError):
            tokens.subject(token(issuer, keys[1]))
    assert issuer.asked == 1
    issuer.keys.append(keys[1].as_dict(private=False))
    clock.pass_(60)
    assert tokens.subject(token(issuer, keys[1])) == "asha"
    assert issuer.asked == 2


def test_a_withdrawn_key_is_forgotten_within_the_hour(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock
) -> None:
    tokens = issuer.tokens(clock)
    tokens.subject(token(issuer, keys[0]))
    issuer.keys[:] = [keys[1].as_dict(private=False)]
    clock.pass_(3600)
    with pytest.raises(IdentityError):
        tokens.subject(token(issuer, keys[0]))


def test_an_issuer_that_is_away_is_not_taken_for_a_bad_token(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock
) -> None:
    issuer.status = 503
    tokens = issuer.tokens(clock)
    for _ in range(3):
        with pytest.raises(ExternalError):
            tokens.subject(token(issuer, keys[0]))
    assert issuer.asked == 1
    issuer.status = 200
    clock.pass_(5)
    assert tokens.subject(token(issuer, keys[0])) == "asha"


def test_known_keys_outlast_an_issuer_that_is_away(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock
) -> None:
    tokens = issuer.tokens(clock)
    tokens.subject(token(issuer, keys[0]))
    issuer.status = 503
    clock.pass_(3600)
    assert tokens.subject(token(issuer, keys[0])) == "asha"


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"{}", b'{"keys": 3}', b"\xff" * 10, b'"x"'])
def test_an_issuer_that_answers_nonsense_is_an_external_failure(
    issuer: Issuer, keys: list[RSAKey], clock: MovingClock, body: bytes
) -> None:
    issuer.body = body
    with pytest.raises(ExternalError):
        issuer.tokens(clock).subject(token(issuer, keys[0]))


def test_keys_of_other_kinds_do_not_disturb(issuer: Issuer, keys: list[RSAKey], clock: MovingClock) -> None:
    odd: list[Any] = [
        {"kty": "oct", "k": "AAAA", "kid": "k1"},
        {"kty": "EC", "kid": "e1"},
        {"kty": "RSA", "kid": "k9", "n": "!", "e": 3},
        {"kty": "RSA", "kid": "k8", "use": "enc", "n": "AQAB", "e": "AQAB"},
        {"kid": "k7"},
        "no key",
    ]
    issuer.keys[:0] = odd
    tokens = issuer.tokens(clock)
    assert tokens.subject(token(issuer, keys[0])) == "asha"
    assert [key["kid"] for key in tokens.jwks()["keys"]] == ["k1"]


def test_we_do_not_issue_in_anothers_name(issuer: Issuer, clock: MovingClock) -> None:
    with pytest.raises(PolicyError):
        issuer.tokens(clock).issue("asha")


@pytest.mark.parametrize(
    "settings",
    [
        {"audience": ""},
        {"issuer": ""},
        {"jwks_url": "http://issuer.example/jwks.json"},
        {"jwks_url": "file:///etc/passwd"},
        {"jwks_url": ""},
    ],
)
def test_settings_that_would_let_anyone_in_are_refused(settings: dict[str, Any]) -> None:
    good: dict[str, Any] = {"issuer": "https://i", "jwks_url": "https://i/jwks.json", "audience": CLIENT}
    with pytest.raises(InputError):
        JwksTokens(**{**good, **settings})
