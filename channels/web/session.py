"""Signing in to the web chat: a token in a cookie that scripts and other sites cannot use."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from fastapi import Request, Response

from channels.web.settings import WebSettings
from core.errors import InputError, PolicyError

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PROXY_HEADERS = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")


def is_https(request: Request, settings: WebSettings) -> bool:
    """Tell whether the browser speaks https, to us or to a proxy before us."""
    return request.url.scheme == "https" or (settings.public_url or "").startswith("https://")


def cookie_name(https: bool) -> str:
    """Return the cookie's name; with https the prefix binds it to this very host."""
    return "__Host-smartretail" if https else "smartretail"


def session_token(request: Request, settings: WebSettings) -> str:
    """Return the token in the session's cookie, empty where there is none."""
    return request.cookies.get(cookie_name(is_https(request, settings)), "")


def set_session(response: Response, request: Request, settings: WebSettings, token: str) -> None:
    """Put the token where only the browser itself can use it, and only for this site."""
    https = is_https(request, settings)
    response.set_cookie(
        cookie_name(https),
        token,
        max_age=settings.session_s,
        path="/",
        secure=https,
        httponly=True,
        samesite="strict",
    )


def clear_session(response: Response, request: Request, settings: WebSettings) -> None:
    """Forget the session."""
    https = is_https(request, settings)
    response.delete_cookie(cookie_name(https), path="/", secure=https, httponly=True, samesite="strict")


def require_same_site(request: Request, settings: WebSettings) -> None:
    """Refuse what another site's page may have sent.

    Raises:
        PolicyError: `Origin` or `Sec-Fetch-Site` names another site.
        InputError: the body is not JSON; forms of other sites cannot send JSON.
    """
    require_same_origin(request, settings)
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method != "DELETE" and media_type != "application/json":
        raise InputError("Send JSON.", code="unsupported_media_type")


def require_same_origin(request: Request, settings: WebSettings) -> None:
    """Refuse what names another site as its origin.

    Raises:
        PolicyError: `Origin` or `Sec-Fetch-Site` does.
    """
    origin = request.headers.get("origin")
    ours = {request.headers.get("host", "").lower(), urlsplit(settings.public_url or "").netloc.lower()}
    foreign = origin is not None and (urlsplit(origin).netloc.lower() or "null") not in ours
    if foreign or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise PolicyError("This request came from another site.")


def demo_users_may_be_picked(request: Request, settings: WebSettings) -> bool:
    """Tell whether the browser is on this machine, with nothing in between.

    The name in `Host` counts too: a page elsewhere can point its own name at 127.0.0.1.
    """
    client = request.client.host if request.client else ""
    name = request.headers.get("host", "").lower()
    bare = name if name.endswith("]") else name.rpartition(":")[0] or name
    return (
        settings.bound_to_loopback
        and bool(settings.demo_users)
        and _is_loopback(client)
        and bare in _LOOPBACK_NAMES
        and not any(header in request.headers for header in _PROXY_HEADERS)
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
