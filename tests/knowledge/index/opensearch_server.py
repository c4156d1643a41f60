"""A loopback server that takes the requests of OpenSearch's published API which we use, and no others.

Path, method, query parameters and the keys of the body are checked as the API description names
them (API 2.x and 3.x); what is stored and found is `opensearch_store`. It proves that requests are
well formed and what they mean, not how a cluster ranks, scales or fails.
"""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.knowledge.index.opensearch_store import Json, RefusedError, Store


@dataclass(frozen=True)
class Api:
    """One request of the API: what it may carry."""

    method: str
    path: str
    parameters: frozenset[str]
    body: frozenset[str]
    run: Callable[[Store, re.Match[str], Any, Json], Any]


def _search(store: Store, match: re.Match[str], body: Json, _: Json) -> Json:
    return store.search(store.index_of(match["index"]), body)


def _count(store: Store, match: re.Match[str], body: Json, _: Json) -> Json:
    return {"count": len(store.matching(store.index_of(match["index"]), body["query"]))}


def _delete_by_query(store: Store, match: re.Match[str], body: Json, _: Json) -> Json:
    index = store.index_of(match["index"], writing=True)
    gone = [doc_id for doc_id, _, _ in store.matching(index, body["query"])]
    for doc_id in gone:
        del store.indices[index][doc_id]
    return {"deleted": len(gone), "failures": []}


def _bulk(store: Store, match: re.Match[str], lines: list[Json], _: Json) -> Json:
    index = store.index_of(match["index"], writing=True)
    items: list[Json] = []
    pairs = iter(lines)
    for line in pairs:
        ((kind, meta),) = line.items()
        content, doc_id = next(pairs), meta["_id"]
        try:
            if kind == "update":
                if set(content) - {"doc", "upsert", "doc_as_upsert", "script", "detect_noop", "_source"}:
                    raise RefusedError(400, "x_content_parse_exception", f"{content.keys()}")
                if doc_id not in store.indices[index]:
                    raise RefusedError(404, "document_missing_exception", doc_id)
                content = {**store.indices[index][doc_id], **content["doc"]}
            store.put(index, doc_id, content)
            items.append({kind: {"_id": doc_id, "status": 200}})
        except RefusedError as error:
            items.append({kind: {"_id": doc_id, **error.body}})
    return {"took": 1, "errors": any("error" in next(iter(item.values())) for item in items), "items": items}


def _reindex(store: Store, _: re.Match[str], body: Json, __: Json) -> Json:
    source, target = (
        store.index_of(body["source"]["index"]),
        store.index_of(body["dest"]["index"], writing=True),
    )
    assert set(body["source"]) <= {"index", "_source", "query", "size", "slice", "sort", "remote"}
    for doc_id, document in store.indices[source].items():
        kept = {key: document[key] for key in body["source"]["_source"] if key in document}
        store.put(target, doc_id, kept)
    return {"total": len(store.indices[source]), "failures": []}


def _create(store: Store, match: re.Match[str], body: Json, _: Json) -> Json:
    store.create(match["index"], body)
    return {"acknowledged": True, "index": match["index"]}


def _exists(store: Store, match: re.Match[str], _: Any, __: Json) -> None:
    store.index_of(match["index"])


def _delete(store: Store, match: re.Match[str], _: Any, __: Json) -> Json:
    del store.indices[match["index"]]
    return {"acknowledged": True}


def _template(store: Store, match: re.Match[str], body: Json, _: Json) -> Json:
    store.templates[match["name"]] = body
    return {"acknowledged": True}


def _alias(store: Store, match: re.Match[str], _: Any, __: Json) -> Json:
    if not (held := store.aliases.get(match["name"])):
        raise RefusedError(404, "aliases_not_found_exception", match["name"])
    return {index: {"aliases": {match["name"]: {}}} for index in held}


def _aliases(store: Store, _: re.Match[str], body: Json, __: Json) -> Json:
    for action in body["actions"]:
        ((kind, what),) = action.items()
        held = store.aliases.setdefault(what["alias"], set())
        held.add(store.index_of(what["index"])) if kind == "add" else held.remove(what["index"])
    return {"acknowledged": True}


def _block(store: Store, match: re.Match[str], _: Any, __: Json) -> Json:
    store.blocked.add(store.index_of(match["index"]))
    return {"acknowledged": True, "shards_acknowledged": True}


_INDEX = r"/(?P<index>[a-z0-9][a-z0-9_-]*)"
_WAITING = {"timeout", "cluster_manager_timeout", "wait_for_active_shards"}


def _api(method: str, path: str, parameters: set[str], body: set[str], run: Any) -> Api:
    return Api(method, path, frozenset(parameters), frozenset(body), run)


APIS = (
    _api(
        "POST",
        f"{_INDEX}/_search",
        {"request_cache", "preference", "timeout", "routing"},
        {"query", "size", "_source", "sort", "search_after", "aggs"},
        _search,
    ),
    _api("POST", f"{_INDEX}/_count", {"preference", "routing"}, {"query"}, _count),
    _api(
        "POST",
        f"{_INDEX}/_delete_by_query",
        {"conflicts", "refresh", "slices", "wait_for_completion"},
        {"query", "max_docs", "slice"},
        _delete_by_query,
    ),
    _api("POST", f"{_INDEX}/_bulk", {"refresh", "routing", "timeout", "require_alias"}, set(), _bulk),
    _api(
        "POST",
        "/_reindex",
        {"refresh", "wait_for_completion", "slices", "timeout"},
        {"conflicts", "source", "dest", "max_docs", "script", "size"},
        _reindex,
    ),
    _api("PUT", f"{_INDEX}", _WAITING, {"mappings", "settings", "aliases"}, _create),
    _api("HEAD", f"{_INDEX}", {"ignore_unavailable", "local"}, set(), _exists),
    _api("DELETE", f"{_INDEX}", {"ignore_unavailable", "timeout"}, set(), _delete),
    _api(
        "PUT",
        "/_index_template/(?P<name>[a-z0-9-]+)",
        {"create", "cluster_manager_timeout"},
        {"index_patterns", "priority", "template", "composed_of", "version", "_meta"},
        _template,
    ),
    _api("GET", "/_alias/(?P<name>[a-z0-9-]+)", {"ignore_unavailable", "local"}, set(), _alias),
    _api("POST", "/_aliases", {"timeout", "cluster_manager_timeout"}, {"actions"}, _aliases),
    _api("PUT", f"{_INDEX}/_block/write", {"timeout", "cluster_manager_timeout"}, set(), _block),
)


def answer(store: Store, method: str, target: str, content: bytes) -> tuple[int, Any]:
    """Return status and body of the answer to a request."""
    url = urlsplit(target)
    for api in APIS:
        match = re.fullmatch(api.path, url.path) if api.method == method else None
        if match is None:
            continue
        parameters = dict(parse_qsl(url.query))
        lines = [json.loads(line) for line in content.splitlines() if line]
        is_bulk = api.run is _bulk
        body: Any = lines if is_bulk else json.loads(content or b"{}")
        keys = set() if is_bulk else set(body)
        if unknown := (parameters.keys() - api.parameters) | (keys - api.body):
            return 400, {
                "error": {"type": "illegal_argument_exception", "reason": f"{unknown}"},
                "status": 400,
            }
        try:
            return 200, api.run(store, match, body, parameters)
        except RefusedError as error:
            return error.status, error.body
    return 405, {"error": f"no handler for [{method} {target}]", "status": 405}


@contextmanager
def cluster() -> Generator[tuple[str, Store]]:
    """Run a cluster of one node; yields its address and what it holds."""
    store = Store()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Content-Encoding") == "gzip":
                content = gzip.decompress(content)
            status, body = answer(store, self.command, self.path, content)
            sent = b"" if self.command == "HEAD" else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _do

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
