"""What a reply stands on, as short names a person can read."""

from __future__ import annotations

from core.message import Reply


def source_names(reply: Reply) -> list[str]:
    """Return the tables its facts were read from and the documents it cites, each once."""
    names = [table for fact in reply.facts for table in fact.source.tables]
    names += [f"{citation.source} ({citation.ref})" for citation in reply.citations]
    return list(dict.fromkeys(names))
