"""Whether Twilio sent a request: its signature over the URL and the form, or the body's hash."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import parse_qs, parse_qsl, urlsplit, urlunsplit

FormValues = Mapping[str, Sequence[str]]

_MOST_FIELDS = 500


def parse_form(body: bytes) -> dict[str, list[str]] | None:
    """Return the fields of a URL-encoded body with all their values; `None` if it is none."""
    try:
        pairs = parse_qsl(
            body.decode("utf-8"),
            keep_blank_values=True,
            strict_parsing=False,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        return None
    form: dict[str, list[str]] = {}
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    return form


def form_is_signed(auth_token: str, url: str, form: FormValues, signature: str | None) -> bool:
    """Tell whether the signature is Twilio's over the URL and the form's fields.

    Twilio signs the URL with and without its port, depending on the service that calls.
    """
    fields = "".join(name + value for name in sorted(form) for value in sorted(set(form[name])))
    return _matches_any(auth_token, (variant + fields for variant in _port_variants(url)), signature)


def json_is_signed(auth_token: str, url: str, body: bytes, signature: str | None) -> bool:
    """Tell whether the signature covers the URL and the URL's `bodySHA256` the body."""
    claimed = parse_qs(urlsplit(url).query).get("bodySHA256", [""])[0]
    actual = hashlib.sha256(body).hexdigest()
    body_holds = hmac.compare_digest(claimed.lower().encode(), actual.encode())
    url_holds = _matches_any(auth_token, _port_variants(url), signature)
    return body_holds and url_holds


def _matches_any(auth_token: str, texts: Iterable[str], signature: str | None) -> bool:
    given = (signature or "").encode()
    found = False
    for text in texts:
        found |= hmac.compare_digest(_sign(auth_token, text), given)
    return found


def _sign(auth_token: str, text: str) -> bytes:
    return b64encode(hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest())


def _port_variants(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    host = parts.netloc
    bare, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if port.isdigit() and bare:
        return url, urlunsplit(parts._replace(netloc=bare))
    default = "443" if parts.scheme == "https" else "80"
    return url, urlunsplit(parts._replace(netloc=f"{host}:{default}"))
