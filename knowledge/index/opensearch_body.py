"""What is sent to OpenSearch: the mapping, a passage as a document, and a search's limits as filters.

Limits become typed JSON values; no text of a caller is ever parsed as a query. Words and sounds come
analysed (`knowledge.terms`), so that OpenSearch only cuts them at spaces and Devanagari stays whole.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from core.tenant import EVERY_TENANT
from knowledge.chunk import Chunk
from knowledge.index.index import Within
from knowledge.index.record import FORM, to_record

Json = dict[str, Any]

KEYWORDS = ("chunk_id", "source_id", "tenant_id", "readers", "doc_type", "language", "sku_ids",
            "content_hash", "text_hash", "word_list", "sound_list")  # fmt: skip
DATES = ("uploaded_on", "effective_from", "effective_to")
SHOWN = ("language", "words", "sounds", "vector", "sentences", "payload")
MADE = ("vector", "sentences", "embedded_with")
"""What an embedding model made of a passage; `sentences` are packed bytes, read and never searched."""
WITHOUT_VECTOR = (*KEYWORDS, *DATES, "confidence", "word_count", "words", "sounds", "payload")
"""All that is kept of a passage when the embedding model changes."""

_HNSW = {"name": "hnsw", "engine": "lucene", "space_type": "cosinesimil",
         "parameters": {"m": 16, "ef_construction": 128}}  # fmt: skip


def template(alias: str) -> Json:
    """Return the template of every index that passages lie in, whichever model their vectors are from."""
    words = {"type": "text", "analyzer": "whitespace", "norms": True}
    return {
        "index_patterns": [f"{alias}-*"],
        "priority": 200,
        "template": {
            "settings": {"index": {"knn": True}},
            "mappings": {
                "dynamic": "strict",
                "properties": {
                    **{name: {"type": "keyword"} for name in (*KEYWORDS, "embedded_with")},
                    **{name: {"type": "date", "format": "strict_date"} for name in DATES},
                    "confidence": {"type": "double"},
                    "word_count": {"type": "integer"},
                    "words": words,
                    "sounds": words,
                    "sentences": {"type": "binary"},
                    "payload": {"type": "text", "index": False},
                },
            },
        },
    }


def index_body(dimensions: int) -> Json:
    """Return what an index has beyond the template: vectors of the model's length."""
    vector = {"type": "knn_vector", "dimension": dimensions, "method": _HNSW}
    return {"mappings": {"properties": {"vector": vector}}}


def index_name(alias: str, model: str, dimensions: int) -> str:
    """Return the name of the index with a model's vectors, in the form that they are stored in now."""
    slug = re.sub(r"[^a-z0-9]+", "-", model.lower()).strip("-")
    return f"{alias}-{slug}-{dimensions}-v{FORM}"


def document(chunk: Chunk) -> Json:
    """Return a passage without its vector."""
    record = to_record(chunk)
    words, sounds = record["words"].split(), record["sounds"].split()
    for name in DATES:
        record[name] = _day(record[name])
    return {
        **record,
        "word_list": sorted(set(words)),
        "sound_list": sorted(set(sounds)),
        "word_count": len(words),
    }


def limits(within: Within) -> list[Json]:
    """Return the filters that keep what may be found."""
    kept = [readable(within.tenant_id)]
    if within.reader is not None:
        kept.append(_any([_absent("readers"), {"terms": {"readers": [within.reader]}}]))
    if within.on is not None:
        today = _day(within.on)
        kept.append(_any([_absent("effective_from"), {"range": {"effective_from": {"lte": today}}}]))
        kept.append(_any([_absent("effective_to"), {"range": {"effective_to": {"gte": today}}}]))
    if within.doc_types:
        kept.append({"terms": {"doc_type": list(within.doc_types)}})
    if within.sku_ids:
        kept.append({"terms": {"sku_ids": list(within.sku_ids)}})
    if within.uploaded_from is not None:
        kept.append({"range": {"uploaded_on": {"gte": _day(within.uploaded_from)}}})
    if within.uploaded_to is not None:
        kept.append({"range": {"uploaded_on": {"lte": _day(within.uploaded_to)}}})
    if within.min_confidence > 0:
        kept.append({"range": {"confidence": {"gte": float(within.min_confidence)}}})
    return kept


def readable(tenant_id: str) -> Json:
    """Return the filter of what a tenant may read: its own and everyone's."""
    return {"terms": {"tenant_id": [tenant_id, EVERY_TENANT]}}


def of_tenant(tenant_id: str) -> Json:
    """Return the filter of what belongs to a tenant."""
    return {"term": {"tenant_id": {"value": tenant_id}}}


def of_source(source_id: str, tenant_id: str) -> list[Json]:
    """Return the filters of one source of a tenant."""
    return [of_tenant(tenant_id), {"term": {"source_id": {"value": source_id}}}]


def _any(choices: list[Json]) -> Json:
    return {"bool": {"should": choices, "minimum_should_match": 1}}


def _absent(field: str) -> Json:
    return {"bool": {"must_not": [{"exists": {"field": field}}]}}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
