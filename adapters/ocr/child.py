"""The process that parses files from strangers: `python -m adapters.ocr.child LIMITS`.

It reads requests from standard input and writes answers to standard output, as
`adapters.ocr.wire` frames. Its limits are set before it sees a byte; it ends when its
parent's end of the pipe does.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import queue
import resource
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO

import cv2

from adapters.ocr import refusal
from adapters.ocr.file import FileReader
from adapters.ocr.limits import MEBIBYTE, ReadingLimits
from adapters.ocr.wire import LENGTH, Frame, packed, page_to_frame, unpacked
from core.errors import InputError

_UNTOUCHED_MEGABYTES = 1500
"""Address space that libraries and models map and never fill, over what is resident."""

Request = tuple[Frame, bytes]

log = logging.getLogger("adapters.ocr.child")


def main() -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    limits = ReadingLimits(**json.loads(sys.argv[1]))
    confine(limits)
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests,), daemon=True).start()
    reader = FileReader(limits)
    _send(answers, {"ready": True})
    while True:
        request, content = requests.get()
        for frame in answered(reader, request, content, limits):
            _send(answers, frame)


def confine(limits: ReadingLimits) -> None:
    """Take from this process what reading a file does not need."""
    space = (limits.memory_megabytes + _UNTOUCHED_MEGABYTES) * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    cv2.setNumThreads(1)


def answered(reader: FileReader, request: Frame, content: bytes, limits: ReadingLimits) -> Iterator[Frame]:
    """Yield the answers to one request; whatever goes wrong with the file is an answer too."""
    page = int(request.get("page", 1))
    try:
        _allow_processor_time(limits)
        if request["do"] == "picture":
            picture = reader.picture(content, request["media_type"], page)
            yield {"picture": base64.b64encode(picture).decode("ascii")}
        elif request["do"] == "halves":
            for half, picture in reader.halves(content, request["media_type"]):
                page = half.number + 1
                encoded = None if picture is None else base64.b64encode(picture).decode("ascii")
                yield {"page": page_to_frame(half), "picture": encoded}
                _allow_processor_time(limits)
        else:
            for read in reader.pages(content, request["media_type"]):
                yield {"page": page_to_frame(read)}
                page = read.number + 1
                _allow_processor_time(limits)
    except InputError as error:
        yield _refused(error)
    except MemoryError:
        yield _refused(refusal.too_complex(page, f"{limits.memory_megabytes} MB of memory"))
    except Exception as error:
        log.exception("a file broke the reader")
        yield _refused(refusal.broke_reader(page, type(error).__name__))
    else:
        yield {"done": True}


def _allow_processor_time(limits: ReadingLimits) -> None:
    """Let the next page use its seconds of a processor; a page that only waits ends by the clock."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + limits.page_seconds) + 1, hard))


def _refused(error: InputError) -> Frame:
    return {"refused": {"code": error.code, "message": error.message, "details": error.details}}


def _send(answers: BinaryIO, frame: Frame) -> None:
    answers.write(packed(frame))
    answers.flush()


def _receive(requests: queue.SimpleQueue[Request]) -> None:
    """Queue what arrives; end the process, whatever it is doing, when the parent has gone."""
    while True:
        request = _part()
        content = _part()
        if request is None or content is None:
            os._exit(0)
        requests.put((unpacked(request), content))


def _part() -> bytes | None:
    header = sys.stdin.buffer.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(header)
    body = sys.stdin.buffer.read(length)
    return body if len(body) == length else None


if __name__ == "__main__":
    main()
