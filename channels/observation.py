"""What operators see of a request: its id, one line of JSON, and metrics. Never its content.

Lines and metrics name routes by their pattern, since a path may hold an id that is a phone
number. Bodies, tokens, signatures and query strings appear nowhere.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.problem import problem_response

REQUEST_ID_HEADER = "X-Request-Id"
request_id: ContextVar[str] = ContextVar("request_id", default="")

_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

log = logging.getLogger("smartretail.http")


class Metrics:
    """Request counts and durations, by route."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "smartretail_http_requests",
            "HTTP requests",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "smartretail_http_request_seconds",
            "Time to the end of the response, seconds",
            ("method", "route"),
            registry=self.registry,
            buckets=_BUCKETS,
        )

        self._deliveries = Gauge(
            "smartretail_deliveries",
            "Messages that have not left, by status; fault: given up through a fault of our own",
            ("status",),
            registry=self.registry,
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def count_deliveries(self, counts: Mapping[str, int]) -> None:
        """Note how many messages have not left, by status."""
        for status, count in counts.items():
            self._deliveries.labels(status).set(count)

    def exposition(self) -> bytes:
        """Return the metrics in Prometheus' text format."""
        return generate_latest(self.registry)


class Observation:
    """Outermost middleware: gives the request its id, its log line and its metrics.

    An error that nothing below translated ends here as a plain 500: where it happened is
    logged, its message, which may quote data, is not.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
        identity = given if _SAFE_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        started, status = time.perf_counter(), 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = identity
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception as error:  # noqa: BLE001 - the last line of defence, logged and answered
            _log_unexpected(error)
            if status == 0:
                answer = problem_response(
                    500, "Something went wrong here; it is logged.", instance=scope["path"]
                )
                await answer(scope, receive, send_with_id)
        finally:
            self._finish(scope, status, time.perf_counter() - started)
            request_id.reset(token)

    def _finish(self, scope: Scope, status: int, seconds: float) -> None:
        route = str(getattr(scope.get("route"), "path", "") or "(none)")
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        self._metrics.observe(method, route, status, seconds)
        fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        log.info("request", extra={"fields": fields})


class JsonLogFormatter(logging.Formatter):
    """One JSON object per line: time, level, logger, event, request id and the event's fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if request_id.get():
            line["request_id"] = request_id.get()
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _log_unexpected(error: BaseException) -> None:
    log.error("unexpected_error", extra={"fields": {"error": type(error).__name__, "where": _where(error)}})


def _where(error: BaseException | None) -> list[str]:
    """Return the innermost frames as `file:line function`, without values."""
    if error is None:
        return []
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


_CHATTY = ("dbos", "alembic", "httpx", "langgraph", "pyiceberg")
"""Libraries whose everyday talk is no news of ours; some of it names database addresses."""


def log_as_json(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send every log record of this process to one stream as JSON lines; call it once, at the start."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLogFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
