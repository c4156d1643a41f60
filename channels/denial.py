"""Who asked for what, kept with the request until it is known whether it was denied."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request

from core.identity import Principal


@dataclass(frozen=True)
class Denial:
    """What an audit record of a refusal says."""

    principal: Principal
    action: str
    subject: str


def note_caller(request: Request, principal: Principal) -> None:
    """Remember who asks, once the door knows."""
    route = request.scope.get("route")
    path = str(getattr(route, "path", "") or request.scope.get("path", ""))
    request.state.denial = Denial(principal, f"{request.method.lower()} {path}", "")


def note_subject(request: Request, subject: str) -> None:
    """Remember what is asked for: an id, never free text."""
    known = denial_of(request)
    if known is not None:
        request.state.denial = replace(known, subject=subject)


def audited_elsewhere(request: Request) -> None:
    """The call that follows audits its own denials; the door must not do it again."""
    request.state.denial = None


def denial_of(request: Request) -> Denial | None:
    """Return what a refusal of this request is to be recorded as; `None`: not at all."""
    return getattr(request.state, "denial", None)
