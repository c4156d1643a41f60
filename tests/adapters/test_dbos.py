"""The durable queue's library runs on the Postgres that production uses."""

from __future__ import annotations

import json

from tests.adapters.processes import run_at_once

SCRIPT = """
import json, sys
from dbos import DBOS, SetWorkflowID

@DBOS.step(name="add_one")
def add_one(number):
    return number + 1

@DBOS.workflow(name="count")
def count(number):
    return add_one(add_one(number))

DBOS(config={"name": "probe", "system_database_url": sys.argv[1], "log_level": "ERROR",
    "application_version": "1", "executor_id": "probe-0"})
DBOS.launch()
with SetWorkflowID("w1"):
    first = DBOS.start_workflow(count, 40).get_result()
with SetWorkflowID("w1"):
    again = DBOS.start_workflow(count, 0).get_result()
print(json.dumps([first, again, DBOS.get_workflow_status("w1").status]))
DBOS.destroy()
"""


def test_dbos_runs_a_workflow_once_on_postgres(postgres_url: str) -> None:
    (printed,) = run_at_once(SCRIPT, postgres_url, processes=1)
    assert json.loads(printed.splitlines()[-1]) == [42, 42, "SUCCESS"]
