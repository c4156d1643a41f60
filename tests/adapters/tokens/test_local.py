from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from adapters.tokens import LocalTokens
from core.clock import FixedClock
from core.errors import DataError, IdentityError, InputError

NOW = datetime(2026, 1, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def key_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "keys" / "signing.json"


@pytest.fixture(scope="module")
def tokens(key_path: Path) -> LocalTokens:
    made = LocalTokens(key_path, clock=FixedClock(NOW))
    made.jwks()
    return made


def at(key_path: Path, moment: datetime) -> LocalTokens:
    return LocalTokens(key_path, clock=FixedClock(moment))


def own_key(key_path: Path) -> RSAKey:
    return RSAKey.import_key(json.loads(key_path.read_text()))


def signed(key_path: Path, **changed: Any) -> str:
    """Sign with the right key: only what is changed is wrong."""
    key, now = own_key(key_path), int(NOW.timestamp())
    claims: dict[str, Any] = {
        "iss": "smartretail",
        "sub": "asha",
        "aud": "smartretail",
        "iat": now,
        "exp": now + 60,
    }
    claims.update(changed)
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def signed_by_hand(key_path: Path, changed: dict[str, Any]) -> str:
    """Sign whatever header it is, which the library would refuse to."""
    key = own_key(key_path)
    header = {"alg": "RS256", "kid": key.kid, **changed}
    head = part({name: value for name, value in header.items() if value is not None})
    body = signed(key_path).split(".")[1]
    private = key.private_key
    assert isinstance(private, RSAPrivateKey)
    signature = private.sign(f"{head}.{body}".encode(), PKCS1v15(), SHA256())
    return f"{head}.{body}.{urlsafe_b64encode(signature).decode().rstrip('=')}"


def part(value: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_a_token_names_its_user(tokens: LocalTokens) -> None:
    assert tokens.subject(tokens.issue("आशा")) == "आशा"


def test_the_key_is_made_once_and_readable_by_its_owner_only(tokens: LocalTokens, key_path: Path) -> None:
    token = tokens.issue("asha")
    assert key_path.stat().st_mode & 0o777 == 0o600
    assert at(key_path, NOW).subject(token) == "asha"
    assert list(key_path.parent.iterdir()) == [key_path]


def test_a_key_that_others_could_read_is_closed_again(key_path: Path, tokens: LocalTokens) -> None:
    key_path.chmod(0o644)
    at(key_path, NOW).jwks()
    assert key_path.stat().st_mode & 0o777 == 0o600


def test_what_is_published_verifies_and_does_not_sign(tokens: LocalTokens) -> None:
    (published,) = tokens.jwks()["keys"]
    assert set(published) == {"kty", "n", "e", "kid", "use", "alg"}
    claims = jwt.decode(tokens.issue("asha"), RSAKey.import_key(published), algorithms=["RS256"]).claims
    assert claims == {
        "iss": "smartretail",
        "sub": "asha",
        "aud": "smartretail",
        "iat": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 3600,
    }


def test_a_token_ends_when_it_said(key_path: Path, tokens: LocalTokens) -> None:
    token = tokens.issue("asha", expires_in_s=60)
    assert at(key_path, NOW + timedelta(seconds=59)).subject(token) == "asha"
    with pytest.raises(IdentityError) as expired:
        at(key_path, NOW + timedelta(seconds=60)).subject(token)
    assert expired.value.code == "token_expired"


def test_a_right_token_passes_so_that_the_wrong_ones_below_mean_something(
    tokens: LocalTokens, key_path: Path
) -> None:
    assert tokens.subject(signed(key_path)) == "asha"
    assert tokens.subject(signed(key_path, aud=["other", "smartretail"])) == "asha"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "elsewhere"},
        {"iss": None},
        {"aud": "elsewhere"},
        {"aud": None},
        {"aud": []},
        {"aud": {"smartretail": 1}},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"exp": None},
        {"exp": "never"},
        {"exp": 0},
        {"exp": True},
        {"nbf": int(NOW.timestamp()) + 60},
        {"iat": int(NOW.timestamp()) + 60},
    ],
)
def test_a_claim_that_does_not_hold_is_refused(
    tokens: LocalTokens, key_path: Path, changed: dict[str, Any]
) -> None:
    with pytest.raises(IdentityError):
        tokens.subject(signed(key_path, **changed))


def test_a_header_signed_by_hand_passes_where_nothing_is_wrong(tokens: LocalTokens, key_path: Path) -> None:
    assert tokens.subject(signed_by_hand(key_path, {})) == "asha"


@pytest.mark.parametrize(
    "header",
    [
        {"kid": "other"},
        {"kid": None},
        {"kid": ""},
        {"kid": ["k"]},
        {"alg": None},
        {"crit": ["exp"], "exp": 1},
        {"crit": 3},
        {"b64": False, "crit": ["b64"]},
    ],
)
def test_a_header_that_does_not_hold_is_refused(
    tokens: LocalTokens, key_path: Path, header: dict[str, Any]
) -> None:
    with pytest.raises(IdentityError):
        tokens.subject(signed_by_hand(key_path, header))


def test_no_algorithm_but_ours_is_taken(tokens: LocalTokens, key_path: Path) -> None:
    key = own_key(key_path)
    _, body, signature = signed(key_path).split(".")
    public = key.as_pem(private=False)
    as_secret = OctKey.import_key(public.hex())
    claims = json.loads(urlsafe_b64decode(body + "=="))
    parts = key.as_dict(private=True)
    unbound = RSAKey.import_key({name: parts[name] for name in ("kty", "n", "e", "d")})
    forged = [
        f"{part({'alg': 'none', 'kid': key.kid})}.{body}.",
        f"{part({'alg': 'None', 'kid': key.kid})}.{body}.{signature}",
        jwt.encode({"alg": "HS256", "kid": str(key.kid)}, claims, as_secret),
        jwt.encode({"alg": "PS256", "kid": str(key.kid)}, claims, unbound, algorithms=["PS256"]),
    ]
    for token in forged:
        with pytest.raises(IdentityError):
            tokens.subject(token)


def test_a_strangers_key_in_the_header_is_not_used(tokens: LocalTokens, key_path: Path) -> None:
    own, strange = own_key(key_path), RSAKey.generate_key(2048)
    header = {"alg": "RS256", "kid": str(own.kid), "jwk": strange.as_dict(private=False)}
    body = jwt.decode(signed(key_path), own, algorithms=["RS256"]).claims
    with pytest.raises(IdentityError):
        tokens.subject(jwt.encode(header, body, strange))


def test_a_changed_token_is_refused(tokens: LocalTokens) -> None:
    head, body, signature = tokens.issue("asha").split(".")
    other = tokens.issue("vikram").split(".")
    for token in (
        f"{head}.{other[1]}.{signature}",
        f"{head}.{body}.{other[2]}",
        f"{head}.{body}.",
        f"{head}.{body}",
    ):
        with pytest.raises(IdentityError):
            tokens.subject(token)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(st.text(), min_size=3, max_size=3).map(".".join))
def test_garbage_is_refused_and_not_repeated(tokens: LocalTokens, garbage: str) -> None:
    with pytest.raises(IdentityError) as refused:
        tokens.subject(garbage)
    assert refused.value.message == "The token is not valid; sign in again."


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["alg", "kid", "crit", "b64", "typ", "enc"]), st.none() | st.text() | st.just("RS256")
    )
)
def test_a_garbage_header_is_refused(tokens: LocalTokens, header: dict[str, Any]) -> None:
    with pytest.raises(IdentityError):
        tokens.subject(f"{part(header)}.{part({})}.AAAA")


def test_a_very_long_token_is_refused_at_once(tokens: LocalTokens) -> None:
    started = time.perf_counter()
    with pytest.raises(IdentityError):
        tokens.subject("." * 50_000_000)
    assert time.perf_counter() - started < 1


def test_a_token_for_nobody_is_not_issued(tokens: LocalTokens) -> None:
    with pytest.raises(InputError):
        tokens.issue("")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"kty": "RSA", "n": "AQAB", "e": "AQAB"}', "\x00"])
def test_a_spoilt_key_file_is_said_and_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "signing.json"
    path.write_text(content)
    with pytest.raises(DataError, match=r"signing\.json"):
        LocalTokens(path).issue("asha")
    assert path.read_text() == content
