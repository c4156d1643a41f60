"""Import once what our code imports, so that Python keeps it compiled.

Of the packages' 24,000 files we import a tenth, and an installer leaves them as source. Python keeps what it
compiles unless it is told not to (PYTHONDONTWRITEBYTECODE, as many a server's image has it): then every start
would compile them anew, longer than it takes to answer.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def imported(files: Iterable[Path]) -> Iterator[str]:
    """Yield the modules that the files import, at their top or within a function, by their full names."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def main() -> None:
    """Import the packages' modules that the product imports; one that cannot be is passed over."""
    sys.dont_write_bytecode = False
    rooms = {folder.parent.name for folder in ROOT.glob("*/__init__.py")}
    names = set(imported(file for room in rooms - {"tests"} for file in (ROOT / room).rglob("*.py")))
    for name in sorted(names):
        if name.partition(".")[0] in rooms:
            continue
        try:
            import_module(name)
        except (ImportError, OSError):  # not for this machine, or a library of the system's lacks
            continue


if __name__ == "__main__":
    main()
