"""The local reader: files are parsed in a process of their own, which may die and is replaced.

A file from a stranger can make a parser loop, swell or crash. So it is read in a child that
has limits on memory and time (`adapters.ocr.child`) and none of this process's secrets. The
child is kept, since loading the OCR model takes seconds; there is one, and files queue for it.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from adapters.ocr import refusal
from adapters.ocr.limits import MEBIBYTE, ReadingLimits
from adapters.ocr.sniff import media_type_of
from adapters.ocr.wire import LENGTH, MAX_FRAME, Frame, packed, page_from_frame, unpacked
from core.errors import ExternalError, InputError
from core.page import Page, Reading

_ROOT = Path(__file__).resolve().parents[2]
_KEPT_VARIABLES = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TESSDATA_PREFIX",
    "LD_LIBRARY_PATH",
    "SYSTEMROOT",
    "VIRTUAL_ENV",
)
_START_SECONDS = 60.0
_LOOK_EVERY_S = 0.1
_RESTED_SHARE = 0.8
"""A child that still holds more than this share of its memory limit after a file is replaced."""

log = logging.getLogger(__name__)


class LocalReader:
    """`core.ports.PageReader` on this machine: PDF text layer, RapidOCR, Tesseract, zxing."""

    def __init__(self, limits: ReadingLimits | None = None) -> None:
        self._limits = limits or ReadingLimits()
        self._child: _Child | None = None
        self._one_at_a_time = threading.Lock()

    def read(self, content: bytes) -> Reading:
        """Return what stands on the file's pages."""
        media_type = media_type_of(content, self._limits)
        pages: list[Page] = []
        with self._one_at_a_time:
            for frame in self._ask({"do": "read", "media_type": media_type}, content):
                pages.append(page_from_frame(frame["page"]))
        return Reading(media_type, tuple(pages))

    def picture(self, content: bytes, page: int) -> bytes:
        """Return a page of the file as a JPEG, upright."""
        media_type = media_type_of(content, self._limits)
        with self._one_at_a_time:
            request: Frame = {"do": "picture", "media_type": media_type, "page": page}
            pictures = [frame["picture"] for frame in self._ask(request, content)]
        return base64.b64decode(pictures[0])

    def halves(self, content: bytes) -> tuple[str, list[tuple[Page, bytes | None]]]:
        """Return the media type and the pages for another reader to finish.

        A page whose text layer says all is whole; any other has its codes, and comes with its
        picture as a JPEG, upright.

        Raises:
            InputError: as `read`.
            ExternalError: as `read`.
        """
        media_type = media_type_of(content, self._limits)
        halves: list[tuple[Page, bytes | None]] = []
        with self._one_at_a_time:
            for frame in self._ask({"do": "halves", "media_type": media_type}, content):
                picture = frame["picture"]
                page = page_from_frame(frame["page"])
                halves.append((page, None if picture is None else base64.b64decode(picture)))
        return media_type, halves

    def close(self) -> None:
        """End the child."""
        with self._one_at_a_time:
            self._end_child()

    @property
    def process_id(self) -> int | None:
        """The child's process id, `None` where none runs."""
        return None if self._child is None else self._child.process.pid

    def _ask(self, request: Frame, content: bytes) -> Iterator[Frame]:
        """Yield the child's answers to one request; a child that breaches a limit is ended."""
        child = self._child
        if child is None or child.process.poll() is not None:
            self._end_child()
            child = self._child = _Child(self._limits)
        try:
            yield from child.answers(request, content)
        except InputError as error:
            if child.stopped:
                log.warning("A file was refused and its reader ended: %s", error.message)
            raise
        finally:
            if child.stopped or not child.idle or child.is_swollen():
                self._end_child()

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


class _Child:
    """The reading process, seen from outside."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self.stopped = False
        self.idle = True
        self.process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "adapters.ocr.child", json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
        assert self.process.stdin is not None  # noqa: S101 - PIPE was asked for
        assert self.process.stdout is not None  # noqa: S101
        self._to = self.process.stdin.fileno()
        self._from = self.process.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._received = bytearray()
        self._page = 1
        if "ready" not in self._next_frame(time.monotonic() + _START_SECONDS):
            raise ExternalError("The process that reads documents did not start.", code="reader_down")

    def answers(self, request: Frame, content: bytes) -> Iterator[Frame]:
        """Send a request with its file, and yield each answer until the last."""
        self.idle = False
        self._page = int(request.get("page", 1))
        self._send(packed(request) + LENGTH.pack(len(content)) + content)
        while True:
            frame = self._next_frame(time.monotonic() + self._limits.patience_seconds)
            if "done" in frame:
                self.idle = True
                return
            if "refused" in frame:
                self.idle = True
                refused = frame["refused"]
                raise InputError(refused["message"], code=refused["code"], **refused["details"])
            yield frame
            self._page += 1

    def is_swollen(self) -> bool:
        """Tell whether it holds so much memory that a new one is better."""
        return _resident_bytes(self.process.pid) > _RESTED_SHARE * self._limits.memory_megabytes * MEBIBYTE

    def kill(self) -> None:
        """End it and what it started, and wait until it is gone."""
        self.stopped = True
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _send(self, data: bytes) -> None:
        deadline = time.monotonic() + self._limits.patience_seconds
        rest = memoryview(data)
        while rest:
            if time.monotonic() > deadline:
                raise self._too_slow()
            _, writable, _ = select.select([], [self._to], [], _LOOK_EVERY_S)
            if writable:
                try:
                    rest = rest[os.write(self._to, rest) :]
                except BlockingIOError:
                    continue
                except OSError as error:
                    raise self._ended() from error

    def _next_frame(self, deadline: float) -> Frame:
        """Wait for a frame, watching the clock and the child's memory."""
        while (frame := self._taken()) is None:
            if time.monotonic() > deadline:
                raise self._too_slow()
            if _resident_bytes(self.process.pid) > self._limits.memory_megabytes * MEBIBYTE:
                self.kill()
                raise refusal.too_complex(self._page, f"{self._limits.memory_megabytes} MB of memory")
            readable, _, _ = select.select([self._from], [], [], _LOOK_EVERY_S)
            if readable:
                with suppress(BlockingIOError):
                    received = os.read(self._from, 1 << 20)
                    if not received:
                        raise self._ended()
                    self._received += received
        return frame

    def _taken(self) -> Frame | None:
        """Return the next whole frame that has arrived."""
        if len(self._received) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack_from(self._received)
        if length > MAX_FRAME:
            self.kill()
            raise refusal.broke_reader(self._page, f"an answer of {length} bytes")
        end = LENGTH.size + length
        if len(self._received) < end:
            return None
        body = bytes(self._received[LENGTH.size : end])
        del self._received[:end]
        return unpacked(body)

    def _too_slow(self) -> InputError:
        self.kill()
        return refusal.too_slow(self._page, self._limits.page_seconds)

    def _ended(self) -> InputError | ExternalError:
        """Return what the child's end means: the file's fault, or somebody stopped it."""
        returned = self.process.wait()
        self.kill()
        if returned == -signal.SIGXCPU:
            return refusal.too_slow(self._page, self._limits.page_seconds)
        if returned in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS, -signal.SIGILL, -signal.SIGFPE):
            return refusal.broke_reader(self._page, signal.Signals(-returned).name)
        return ExternalError(
            f"The process that reads documents ended ({returned}). Try again.", code="reader_down"
        )


def _environment() -> dict[str, str]:
    """Return what the child may know: no secret of this process is among it."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OMP_WAIT_POLICY": "PASSIVE",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _resident_bytes(process_id: int) -> int:
    """Return a process's resident memory; 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
