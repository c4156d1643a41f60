"""A text as a page under a signed address: the cited passage is marked, the original one click away.

The address names the text, holds for a week and tells nothing else. The passage is named behind
the `#`, so the browser goes there and the style marks it; nothing on the page runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import HTMLResponse

from core.errors import IdentityError, InputError
from core.passage import ShownPassage, ShownSource
from core.ports import Library
from language.format import format_date
from language.locales import sentence

_PATH = "/knowledge/read"
_PDF = "application/pdf"
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_FILE_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""A browser shows a PDF in a viewer of its own, which counts as an object."""

_STYLE = """
body{font:17px/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem}
body{color:#1d1d1f;background:#fff}
h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.05rem;margin:0 0 .3rem}
header{border-bottom:1px solid #ddd;margin-bottom:1.2rem;padding-bottom:.8rem}
.quiet{color:#666;font-size:.9rem;margin:.2rem 0}
section{padding:.8rem 1rem;margin:.4rem -1rem;border-left:4px solid transparent;scroll-margin-top:1rem}
section:target{background:#fff6d6;border-left-color:#e0a800}
section p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.over{color:#a33}
@media(prefers-color-scheme:dark){body{background:#1c1c1e;color:#eee}.quiet{color:#aaa}header{border-color:#444}
section:target{background:#3d3413}.over{color:#ff8a80}}
"""


def source_router(library: Library) -> APIRouter:
    """Return the routes of pages and originals; whoever holds an address may read, for its week."""
    router = APIRouter(prefix=_PATH, include_in_schema=False)

    @router.get("/{token}")
    def page(token: str) -> HTMLResponse:  # pyright: ignore[reportUnusedFunction]  # a route
        try:
            source = library.signed(token)
        except (IdentityError, InputError) as error:
            raise HTTPException(
                404, "There is no such text, or no longer. Ask again for its link."
            ) from error
        headers = {**_HEADERS, "Content-Security-Policy": _POLICY}
        return HTMLResponse(source_page(source, f"{_PATH}/{quote(token)}"), headers=headers)

    @router.api_route("/{token}/file", methods=["GET", "HEAD"])
    def original(token: str) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        try:
            file = library.signed_file(token)
        except (IdentityError, InputError) as error:
            raise HTTPException(
                404, "There is no such file, or no longer. Ask again for its link."
            ) from error
        # A browser shows a PDF at its page; anything else is saved, so that nothing in it runs as ours.
        shown = file.media_type == _PDF and file.content.startswith(b"%PDF")
        disposition = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(file.name)}"
        media_type = _PDF if shown else "application/octet-stream"
        headers = {**_HEADERS, "Content-Disposition": disposition, "Content-Security-Policy": _FILE_POLICY}
        return Response(file.content, media_type=media_type, headers=headers)

    return router


def source_page(source: ShownSource, address: str) -> str:
    """Return the page of a text, in the language that it is written in."""
    language = source.language
    body = "".join(_section(passage, source, address) for passage in source.passages)
    return (
        f'<!doctype html><html lang="{"hi" if language == "hi" else "en"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(source.title)}</title><style>{_STYLE}</style></head><body><header>"
        f"<h1>{escape(source.title)}</h1>{''.join(_about(source))}</header><main>{body}</main></body></html>"
    )


def _about(source: ShownSource) -> list[str]:
    """Say whose word it is, its version and dates, where it is from, and what took its place."""
    language = source.language
    told = [sentence(f"source_authority_{source.authority}", language)]
    if source.version:
        told.append(sentence("source_version", language, version=source.version))
    told.append(_dates(source.effective_from, source.effective_to, language))
    lines = [f'<p class="quiet">{escape(" · ".join(filter(None, told)))}</p>']
    if source.superseded_by:
        lines.append(f'<p class="over">{escape(sentence("source_superseded", language))}</p>')
    if source.origin:
        lines.append(
            f'<p class="quiet">{escape(sentence("source_origin", language, origin=source.origin))}</p>'
        )
    return lines


def _section(passage: ShownPassage, source: ShownSource, address: str) -> str:
    heading = " › ".join(part for part in passage.headings if part and part != source.title)
    title = " · ".join(filter(None, (heading, passage.clause)))
    own = (passage.effective_from, passage.effective_to) != (source.effective_from, source.effective_to)
    dates = _dates(passage.effective_from, passage.effective_to, source.language) if own else ""
    page = ""
    if passage.page is not None and source.source_id.startswith("DOC_"):
        label = sentence("source_original_page", source.language, page=passage.page)
        page = f'<a href="{escape(address)}/file#page={passage.page}">{escape(label)}</a>'
    return (
        f'<section id="passage-{passage.place}">'
        + (f"<h2>{escape(title)}</h2>" if title else "")
        + (f'<p class="quiet">{escape(dates)}</p>' if dates else "")
        + f"<p>{escape(passage.text)}</p>"
        + (f'<p class="quiet">{page}</p>' if page else "")
        + "</section>"
    )


def _dates(since: date | None, until: date | None, language: str) -> str:
    days = {"since": since, "until": until}
    parts = {name: format_date(day, language=language) for name, day in days.items() if day is not None}
    if len(parts) == 2:
        return sentence("source_held", language, **parts)
    return sentence(f"source_{next(iter(parts))}", language, **parts) if parts else ""
