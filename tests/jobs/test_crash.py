"""Each message gets one reply, in order, while the server is killed at work.

The same at full size, by hand: `python -m tests.jobs.crash_rig 200 20 5`.
"""

from __future__ import annotations

from pathlib import Path

from adapters.database import migrate
from tests.adapters.postgres import new_database, running_postgres
from tests.jobs.crash_rig import run_rig


def test_each_message_gets_one_reply_in_order_while_the_server_is_killed(tmp_path: Path) -> None:
    result = run_rig(messages=20, conversations=5, kills=2, home=tmp_path)
    assert result.ok, result
    assert sum(result.kills.values()) == 2


def test_the_same_holds_on_postgres(tmp_path: Path) -> None:
    with running_postgres() as server:
        database = new_database(server)
        migrate(database)
        result = run_rig(
            messages=20,
            conversations=5,
            kills=1,
            home=tmp_path,
            database=database,
            jobs_database=new_database(server),
        )
    assert result.ok, result
