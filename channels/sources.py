"""What a reply stands on, as short names a person can read."""

from __future__ import annotations

from core.fact import Citation
from core.message import Reply
from language.locales import has_sentence, sentence


def source_names(reply: Reply) -> list[str]:
    """Return the tables its facts were read from and the documents it cites, each once.

    A citation without a quote or an address is of a run, whose tables are named already.
    """
    names = [_table(table, reply.language) for fact in reply.facts for table in fact.source.tables]
    names += [source_name(one) for one in reply.citations if one.quote or one.url]
    return list(dict.fromkeys(names))


def source_name(citation: Citation) -> str:
    """Return what a cited document is called."""
    return f"{citation.source} ({citation.ref})" if citation.ref else citation.source


def linked_sources(reply: Reply) -> list[Citation]:
    """Return the cited texts whose address others can open, those the answer itself names first."""
    return [one for one in reply.citations if (one.url or "").startswith(("https://", "http://"))]


def _table(name: str, language: str) -> str:
    """Return what people call a table; several may be one thing to them."""
    bare = name.rsplit(".", 1)[-1]
    code = f"source_table_{bare}"
    return sentence(code, language) if has_sentence(code, language) else bare.replace("_", " ")
