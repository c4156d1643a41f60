"""Which texts are editions of one policy: sent again under the same name, in new words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from core.document import DocType
from core.ports import KnowledgeLedger
from jobs.indexing.search import DOCUMENT_PREFIX
from knowledge.expand import stop_words
from knowledge.kept import from_json
from knowledge.source import SourceText
from knowledge.terms import stemmed, words_of

SHARED = 1 / 3
"""Share of the shorter text's words that editions have in common: a messenger calls every file "file.pdf"."""

_FIRST = datetime.min.replace(tzinfo=UTC)


def editions_of(source: SourceText, texts: KnowledgeLedger) -> Iterator[SourceText]:
    """Yield the other texts that are the same policy: of documents of its name, for the same people.

    Args:
        source: A policy that was read from an uploaded document.
        texts: Every text there is.
    """
    if source.doc_type != DocType.POLICY.value:
        return
    for listed in texts.sources(source.tenant_id):
        is_other = listed.source_id != source.source_id and listed.source_id.startswith(DOCUMENT_PREFIX)
        if not is_other or (listed.doc_type, listed.readers) != (source.doc_type, source.readers):
            continue
        kept = texts.find(source.tenant_id, listed.source_id)
        other = from_json(kept.body) if kept is not None else None
        if other is not None and _name(other) == _name(source) and _says_the_like(other, source):
            yield other


def came(source: SourceText) -> tuple[datetime, str]:
    """Return what editions are put in order by: when each came."""
    return source.uploaded_at or _FIRST, source.source_id


def _name(source: SourceText) -> str:
    return source.origin.casefold()


def _says_the_like(one: SourceText, other: SourceText) -> bool:
    mine, others = _words(one), _words(other)
    return len(mine & others) >= SHARED * max(1, min(len(mine), len(others)))


def _words(source: SourceText) -> frozenset[str]:
    usual = {stemmed(word) for language in ("en", "hi") for word in stop_words(language)}
    return frozenset(words_of(" ".join(section.text for section in source.sections))) - usual
