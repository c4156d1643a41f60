"""A worker's queues in a process of their own: `python -m tests.jobs.workers_rig URL NAME FILE [PUT]`.

It puts so many turns on the queue, runs what it gets, and writes a line for each: worker, conversation,
place, when. On a line of its input it ends.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from dbos import DBOS, SetEnqueueOptions, SetWorkflowID

from jobs.queues import Queues
from jobs.runtime import SCHEDULED, TURNS, Runtime, prepare, priority, register_queues

CONVERSATIONS = 12
TURN_S = 0.05


def main(url: str, name: str, ran: Path, put: int) -> None:
    """Be the worker."""
    runtime, queues = Runtime(url, executor_id=name), Queues()
    prepare(url)
    dbos = DBOS(config=runtime.config())
    DBOS.listen_queues(SCHEDULED)

    @DBOS.workflow(name="turn", max_recovery_attempts=None)
    def turn(conversation: int, place: int) -> None:
        with queues.working(TURNS):
            time.sleep(TURN_S)
            with ran.open("a") as lines:
                lines.write(f"{name} {conversation} {place} {time.time()}\n")

    DBOS.launch()
    queues.listen(dbos, register_queues(runtime, ()))
    print("ready", flush=True)  # noqa: T201 - who started it waits for that
    for number in range(put):
        place, conversation = divmod(number, CONVERSATIONS)
        with (
            SetWorkflowID(f"turn:{number}"),
            SetEnqueueOptions(queue_partition_key=str(conversation), priority=priority(number + 1)),
        ):
            queues.put(TURNS, turn, conversation, place)
    print("put", flush=True)  # noqa: T201
    sys.stdin.readline()
    queues.stop()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
