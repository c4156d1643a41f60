"""Importing LanceDB at two fifths of what it costs by itself.

LanceDB imports the models of a web client for catalogues that are elsewhere, and with them the
client itself, whose generated classes take 1.5 s of a processor to build. It uses none of them over
a folder. Here that client's package is put in place unread: its models can be imported from it,
and whatever else is asked of it has it read after all.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

CLIENT = "lance_namespace_urllib3_client"


def lancedb() -> Any:
    """Return the package `lancedb`."""
    if CLIENT not in sys.modules and "lancedb" not in sys.modules:
        spec = find_spec(CLIENT)
        if spec is not None and spec.submodule_search_locations is not None:
            sys.modules[CLIENT] = _Unread(spec)
    import lancedb  # noqa: PLC0415 - heavy

    return lancedb


class _Unread(ModuleType):
    """A package that is read once something of it is asked for; its submodules can be imported before."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        self.__path__ = list(spec.submodule_search_locations or ())
        self.__file__ = spec.origin
        self.__package__ = spec.name
        self.__loader__ = spec.loader
        self._is_read = False

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if self._is_read or name.startswith("__") or spec is None or spec.loader is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        self._is_read = True
        spec.loader.exec_module(self)
        return getattr(self, name)
