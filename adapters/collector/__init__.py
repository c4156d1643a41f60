"""Competitor prices from sources with an API or permitted pages, asked for politely.

Start at `collector` (one source in one run). `configuration` and `mapping` say what may be
asked, `robots`, `pace` and `visit` how, `network` and `exchange` do it, `cache` keeps what
came, `jsonld` and `listing` read it. Nothing is collected that a tenant has not set up;
`docs/competitors.md` shows how.
"""

from adapters.collector.collector import PoliteCollector

__all__ = ["PoliteCollector"]
