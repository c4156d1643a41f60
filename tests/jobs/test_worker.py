"""The worker as a process: what it does with unfinished work when it is told to stop."""

from __future__ import annotations

import time
from pathlib import Path

import httpx

from tests.jobs.crash_rig import Provider, Server, environment, first_message


def test_a_turn_that_outlasts_the_grace_is_resumed_and_never_answered_with_an_error(tmp_path: Path) -> None:
    provider = Provider()
    told = {**environment(tmp_path, provider), "RIG_TURN_S": "4", "RIG_GRACE_S": "1"}
    first = Server(told)
    first.start()
    first.wait_ready()
    message = first_message()
    httpx.post(f"{first.url}/inbound", json=message.model_dump(mode="json"), trust_env=False)
    time.sleep(1.5)
    assert first.stop() == 0
    assert provider.taken == []

    second = Server({**told, "RIG_TURN_S": "0.1"})
    second.start()
    second.wait_ready()
    reply = httpx.get(f"{second.url}/reply/{message.message_id}", timeout=30, trust_env=False).json()
    assert reply["answer"] == "re: question 1"
    assert second.stop() == 0
    provider.close()
