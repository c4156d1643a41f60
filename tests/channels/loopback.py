"""A provider on loopback: records what it is sent and answers as a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from jsonschema import Draft202012Validator

CONTRACTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "contracts"

Form = dict[str, list[str]]


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Form
    form: Form
    json: Any
    headers: dict[str, str]
    raw: bytes = b""


Answer = tuple[int, Any] | tuple[int, Any, dict[str, str]]
"""Status and content, and headers of its own where it has some."""


@contextmanager
def provider(answer: Callable[[Request], Answer]) -> Generator[tuple[str, list[Request]]]:
    """Serve until the block ends; an answer of status 0 drops the connection."""
    seen: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            raw = self.rfile.read(int(self.headers.get("content-length") or 0))
            body = raw.decode(errors="replace")
            is_json = "json" in (self.headers.get("content-type") or "")
            request = Request(
                self.command,
                parts.path,
                parse_qs(parts.query, keep_blank_values=True),
                {} if is_json else parse_qs(body, keep_blank_values=True),
                json.loads(body) if is_json and body else None,
                {name.lower(): value for name, value in self.headers.items()},
                raw,
            )
            seen.append(request)
            status, content, *more = answer(request)
            if status == 0:
                self.connection.close()
                return
            told, kind = _told(content)
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(told)))
            for name, value in (more[0] if more else {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = _serve

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _told(content: Any) -> tuple[bytes, str]:
    if isinstance(content, bytes):
        return content, "image/jpeg"
    if isinstance(content, str):
        return content.encode(), "text/html"
    return json.dumps(content).encode(), "application/json"


def contract(name: str) -> Any:
    """Return a provider's published API description."""
    path = CONTRACTS / f"{name}.openapi.json"
    if not path.exists():
        pytest.skip(f"the provider's contract is not here: shared/data/contracts/{path.name}")
    return json.loads(path.read_text(encoding="utf-8"))


def breaches(name: str, path: str, media_type: str, body: Any) -> list[str]:
    """Return what a provider's contract holds against a request; nothing where the contract is not here.

    For a provider's own thread, where a test cannot be skipped.
    """
    if not (CONTRACTS / f"{name}.openapi.json").exists():
        return []
    return violations(contract(name), path, media_type, body)


def violations(document: Any, path: str, media_type: str, body: Any) -> list[str]:
    """Return what the contract holds against a request body."""
    schema = document["paths"][path]["post"]["requestBody"]["content"][media_type]["schema"]
    closed = {**schema, "additionalProperties": False, "components": document.get("components", {})}
    return [error.message for error in Draft202012Validator(closed).iter_errors(body)]
