"""From a stored page to what it shows for each of its products, whatever the kind of source."""

from __future__ import annotations

from adapters.collector.cache import StoredPage
from adapters.collector.jsonld import read_jsonld
from adapters.collector.listing import Found, read_csv_feed, read_json, read_json_list
from adapters.collector.shown import NotShown
from adapters.collector.source import Page, Source


def read(source: Source, page: Page, stored: StoredPage) -> Found:
    """Return what a stored page shows, by the source's id of each of its products."""
    text = _text(stored)
    keys = [key for _, key in page.skus]
    if source.kind == "csv":
        listed = read_csv_feed(text, source.fields)
    elif source.fields.items:
        listed = read_json_list(text, source.fields)
    else:
        one = read_jsonld(text) if source.kind == "jsonld" else read_json(text, source.fields)
        return dict.fromkeys(keys, one)
    return dict.fromkeys(keys, listed) if isinstance(listed, NotShown) else listed


def _text(stored: StoredPage) -> str:
    """Decode a page as its header says, else as UTF-8."""
    _, _, parameter = stored.content_type.partition("charset=")
    charset = parameter.partition(";")[0].strip(" \"'") or "utf-8"
    try:
        return stored.body.decode(charset, "replace")
    except LookupError:
        return stored.body.decode("utf-8", "replace")
