"""What holds between processes: starting one costs a second, so they try everything at once."""

from __future__ import annotations

import json
from pathlib import Path

from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.database import Database
from adapters.directory import SqlDirectory
from adapters.ledgers import SqlDeliveryLedger, SqlImportLedger, SqlMessageLedger
from adapters.tokens import LocalTokens
from tests.adapters.processes import run_at_once

TIMES = 15

SCRIPT = f"""
import json, os, sys, time
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.conversations import SqlConversations
from adapters.database import open_database
from adapters.directory import SqlDirectory
from adapters.ledgers import SqlDeliveryLedger, SqlImportLedger, SqlMessageLedger
from adapters.tokens import LocalTokens
from core.errors import ConflictError, ScopeError
from core.identity import Role
from core.ports import NewUser
from tests.adapters.samples import ASHA, NOON, message, outbound

url, folder, me = sys.argv[1], Path(sys.argv[2]), str(os.getpid())
(folder / me).touch()
while len(list(folder.glob("[0-9]*"))) < 2:
    time.sleep(0.005)
database = open_database(url)
audit, conversations, directory = SqlAuditLog(database), SqlConversations(database), SqlDirectory(database)
deliveries, imports = SqlDeliveryLedger(database), SqlImportLedger(database)
messages = SqlMessageLedger(database)
blobs = LocalBlobs(folder / "blobs")
won = dict.fromkeys(("messages", "conversations", "users", "blobs"), 0)
token = LocalTokens(folder / "key.json").issue(me)
begun = imports.begin(import_id=me, tenant_id="demo", user_id="u", kind="sales", file="f", blob_key="b",
    sha256="aa", received_at=NOON, idempotency_key="k1").import_id
for n in range({TIMES}):
    audit.append(tenant_id="demo", actor=me, action="try", subject=str(n), outcome="allowed")
    won["messages"] += not messages.store(message(f"SM{{n}}")).duplicate
    deliveries.record(outbound()); deliveries.attempt(outbound().idempotency_key, NOON)
    with suppress(ScopeError):
        conversations.claim(f"c{{n}}", replace(ASHA, user_id=me)); won["conversations"] += 1
    with suppress(ConflictError):
        directory.add_user(NewUser(f"u{{n}}", "demo", "U", Role.SELLER)); won["users"] += 1
    with suppress(ConflictError):
        blobs.put(f"demo/raw/{{n}}", BytesIO(me.encode() * 50_000)); won["blobs"] += 1
print(json.dumps({{"won": won, "begun": begun, "token": token, "me": me}}))
"""


def test_two_processes_at_once_do_each_thing_once(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    one, other = (json.loads(printed) for printed in run_at_once(SCRIPT, database_url, str(folder)))

    for thing in ("messages", "conversations", "users", "blobs"):
        assert one["won"][thing] + other["won"][thing] == TIMES, thing
    assert SqlAuditLog(database).verify() == 2 * TIMES
    assert len(SqlMessageLedger(database).unqueued()) == TIMES
    assert len(SqlDirectory(database).users("demo")) == TIMES
    delivery = SqlDeliveryLedger(database).find("whatsapp:SM1:0")
    assert delivery is not None
    assert delivery.attempts == 2 * TIMES
    assert one["begun"] == other["begun"]
    assert len(SqlImportLedger(database).entries("demo")) == 1
    for n in range(TIMES):
        with LocalBlobs(folder / "blobs").open(f"demo/raw/{n}") as file:
            assert file.read() in (one["me"].encode() * 50_000, other["me"].encode() * 50_000)
    tokens = LocalTokens(folder / "key.json")
    assert {tokens.subject(each["token"]) for each in (one, other)} == {one["me"], other["me"]}
