"""What a cluster holds and finds, exactly and in memory; queries are checked against OpenSearch's own schema.

The schema is that of `opensearch-protobufs`, which OpenSearch generates from its API description:
a query with a field that is not in it is refused, as a cluster would.
"""

from __future__ import annotations

import math
from base64 import b64decode
from collections.abc import Callable, Iterable
from datetime import date
from fnmatch import fnmatch
from typing import Any

import numpy as np
from opensearch.protobufs.schemas import common_pb2

Json = dict[str, Any]

_MESSAGES = {"bool": "BoolQuery", "term": "TermQuery", "exists": "ExistsQuery", "match": "MatchQuery",
             "knn": "KnnQuery"}  # fmt: skip
_NOT_SENT = {"field", "x_name", "value_type"}  # where the wire format of gRPC differs from JSON
_RANGE = {"gt", "gte", "lt", "lte", "format", "relation", "time_zone", "boost"}
_KNOWN_TYPES = {"keyword", "text", "date", "double", "integer", "knn_vector", "binary"}


class RefusedError(Exception):
    """The cluster's answer to what it does not take."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.body = {"error": {"type": kind, "reason": reason}, "status": status}


class Store:
    """Indices with their documents, aliases, templates and blocks."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.indices: dict[str, dict[str, Json]] = {}
        self.fields: dict[str, Json] = {}
        self.aliases: dict[str, set[str]] = {}
        self.templates: dict[str, Json] = {}
        self.blocked: set[str] = set()

    def create(self, name: str, body: Json) -> None:
        if name in self.indices:
            raise RefusedError(400, "resource_already_exists_exception", name)
        fields: Json = {}
        for template in sorted(self.templates.values(), key=lambda each: each["priority"]):
            if any(fnmatch(name, pattern) for pattern in template["index_patterns"]):
                fields |= template["template"]["mappings"]["properties"]
        fields |= body["mappings"]["properties"]
        if unknown := {field["type"] for field in fields.values()} - _KNOWN_TYPES:
            raise RefusedError(400, "mapper_parsing_exception", f"{unknown}")
        self.indices[name], self.fields[name] = {}, fields

    def index_of(self, name: str, *, writing: bool = False) -> str:
        if name not in self.indices and len(self.aliases.get(name, ())) != 1:
            raise RefusedError(404, "index_not_found_exception", name)
        found = name if name in self.indices else next(iter(self.aliases[name]))
        if writing and found in self.blocked:
            raise RefusedError(403, "cluster_block_exception", found)
        return found

    def put(self, name: str, doc_id: str, document: Json) -> None:
        for field, value in document.items():
            mapping = self.fields[name].get(field)
            if mapping is None:
                raise RefusedError(400, "strict_dynamic_mapping_exception", field)
            if mapping["type"] == "knn_vector" and len(value) != mapping["dimension"]:
                raise RefusedError(400, "mapper_parsing_exception", f"{field} of {len(value)}")
            if mapping["type"] == "binary":
                b64decode(value, validate=True)
            if mapping["type"] == "date" and value is not None:
                date.fromisoformat(value)
        self.indices[name][doc_id] = document

    def search(self, name: str, body: Json) -> Json:
        if body.get("size", 10) > 10_000:
            raise RefusedError(400, "illegal_argument_exception", "result window is too large")
        found = self.matching(name, body["query"])
        if body.get("sort"):
            ((field, _),) = body["sort"][0].items()
            found.sort(key=lambda each: each[1][field])
            after = body.get("search_after", [""])[0]
            found = [each for each in found if each[1][field] > after]
        else:
            found.sort(key=lambda each: -each[2])
        hits = [
            {
                "_index": name,
                "_id": doc_id,
                "_score": score,
                "_source": {key: document[key] for key in body["_source"] if key in document},
                **({"sort": [document["chunk_id"]]} if body.get("sort") else {}),
            }
            for doc_id, document, score in found[: body.get("size", 10)]
        ]
        answer: Json = {"took": 1, "timed_out": False, "hits": {"hits": hits, "max_score": None}}
        if "aggs" in body:
            documents = [document for _, document, _ in found]
            answer["aggregations"] = {key: _aggregated(agg, documents) for key, agg in body["aggs"].items()}
        return answer

    def matching(self, name: str, query: Json) -> list[tuple[str, Json, float]]:
        score = _scorer(query, self.fields[name], list(self.indices[name].values()))
        scored = [(doc_id, document, score(document)) for doc_id, document in self.indices[name].items()]
        return [(doc_id, document, value) for doc_id, document, value in scored if value is not None]


Scorer = Callable[[Json], float | None]


def _scorer(query: Json, fields: Json, documents: list[Json]) -> Scorer:
    """Return what scores a document, `None` where it does not match."""
    ((kind, what),) = query.items()
    if not any(field.name == kind for field in common_pb2.QueryContainer.DESCRIPTOR.fields):
        raise RefusedError(400, "parsing_exception", f"unknown query [{kind}]")
    if kind == "bool":
        return _bool(what, fields, documents)
    if kind == "exists":
        _check("exists", what, but=frozenset({"field"}))
        return lambda document: None if document.get(what["field"]) in (None, []) else 0.0
    ((field, value),) = ((key, each) for key, each in what.items() if key not in ("boost", "_name"))
    if field not in fields:
        raise RefusedError(400, "query_shard_exception", f"no field {field}")
    if kind in ("term", "terms"):
        wanted = set(value) if kind == "terms" else {_check("term", value)["value"]}
        return lambda document: 0.0 if wanted & set(_list(document.get(field))) else None
    if kind == "range":
        return _range(field, value)
    return _match(field, value, documents) if kind == "match" else _knn(field, value, fields, documents)


def _bool(what: Json, fields: Json, documents: list[Json]) -> Scorer:
    _check("bool", what)
    parts = {
        key: [_scorer(each, fields, documents) for each in _list(what.get(key))]
        for key in ("must", "filter", "should", "must_not")
    }
    least = what.get("minimum_should_match", 0 if parts["must"] or parts["filter"] else 1)

    def score(document: Json) -> float | None:
        needed = [part(document) for part in (*parts["must"], *parts["filter"])]
        if None in needed or any(part(document) is not None for part in parts["must_not"]):
            return None
        optional = [found for part in parts["should"] if (found := part(document)) is not None]
        if parts["should"] and len(optional) < least:
            return None
        return sum(each for each in [*needed, *optional] if each is not None)

    return score


def _range(field: str, value: Json) -> Scorer:
    if unknown := value.keys() - _RANGE:
        raise RefusedError(400, "parsing_exception", f"range does not know {unknown}")

    def score(document: Json) -> float | None:
        held = document.get(field)
        fits = held is not None and held >= value.get("gte", held) and held <= value.get("lte", held)
        return 0.0 if fits else None

    return score


def _match(field: str, value: Json, documents: list[Json]) -> Scorer:
    _check("match", value)
    wanted = value["query"].split()
    holding = {word: sum(word in document[field].split() for document in documents) for word in wanted}

    def score(document: Json) -> float | None:
        held = document[field].split()
        found = [word for word in wanted if word in held]
        rare = (math.log(1 + len(documents) / holding[word]) for word in found)
        return sum(rare) if found else None

    return score


def _knn(field: str, value: Json, fields: Json, documents: list[Json]) -> Scorer:
    _check("knn", value)
    if fields[field]["type"] != "knn_vector" or len(value["vector"]) != fields[field]["dimension"]:
        raise RefusedError(400, "query_shard_exception", "Query vector has invalid dimension")
    inner = _scorer(value["filter"], fields, documents)
    asked = np.asarray(value["vector"])
    near = sorted(
        (
            (
                float(np.asarray(document[field]) @ asked / np.linalg.norm(document[field])),
                document["chunk_id"],
            )
            for document in documents
            if document.get(field) is not None and inner(document) is not None
        ),
        reverse=True,
    )[: value["k"]]
    scores = {chunk_id: (1 + cosine) / 2 for cosine, chunk_id in near}
    return lambda document: scores.get(document["chunk_id"])


def _aggregated(aggregation: Json, documents: list[Json]) -> Json:
    ((kind, what),) = aggregation.items()
    if kind == "avg":
        values = [document[what["field"]] for document in documents]
        return {"value": sum(values) / len(values) if values else None}
    assert kind == "composite"
    names = [next(iter(source)) for source in what["sources"]]
    counts: dict[tuple[str, ...], int] = {}
    fields = [source[name]["terms"]["field"] for name, source in zip(names, what["sources"], strict=True)]
    for document in documents:
        for key in _keys(document, fields):
            counts[key] = counts.get(key, 0) + 1
    after = tuple(what.get("after", {}).get(name, "") for name in names)
    page = [key for key in sorted(counts) if key > after][: what["size"]]
    buckets = [{"key": dict(zip(names, key, strict=True)), "doc_count": counts[key]} for key in page]
    return {"buckets": buckets, **({"after_key": buckets[-1]["key"]} if buckets else {})}


def _keys(document: Json, fields: Iterable[str]) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [()]
    for field in fields:
        keys = [(*key, value) for key in keys for value in _list(document.get(field))]
    return keys


def _check(kind: str, value: Json, but: frozenset[str] = frozenset()) -> Json:
    known = {field.name for field in getattr(common_pb2, _MESSAGES[kind]).DESCRIPTOR.fields} - _NOT_SENT
    if unknown := value.keys() - known - but:
        raise RefusedError(400, "parsing_exception", f"[{kind}] does not know {unknown}")
    return value


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
