"""LanceDB is imported without a web client that it does not need, which is still there for who does."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import sys
from knowledge.index.lance_import import CLIENT, lancedb
package = lancedb()
assert package.__name__ == "lancedb", package
assert package.connect
print(CLIENT + ".api" in sys.modules)
client = sys.modules[CLIENT]
print(client.ApiClient.__module__, CLIENT + ".api" in sys.modules)
from lance_namespace_urllib3_client import TableApi
"""


def test_the_web_client_is_read_only_once_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["False", "lance_namespace_urllib3_client.api_client True"]
