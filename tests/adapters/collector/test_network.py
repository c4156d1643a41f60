"""Connections go to public addresses only, and to the very address that was checked."""

from __future__ import annotations

import ipaddress

import httpcore
import pytest

from adapters.collector.network import GuardedBackend, may_connect, resolved
from core.errors import ExternalError
from tests.adapters.collector.loopback_site import LoopbackSite


@pytest.mark.parametrize(
    ("address", "public", "where_private_is_allowed"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1:248:1893:25c8:1946", True, True),
        ("127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("192.168.1.5", False, True),
        ("::1", False, True),
        ("fd00::1", False, True),
        ("::ffff:127.0.0.1", False, True),
        ("64:ff9b::10.1.2.3", False, True),
        ("2002:7f00:1::", False, True),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("0.0.0.0", False, False),  # noqa: S104 - it is the one to refuse
        ("224.0.0.1", False, False),
        ("100.64.0.1", False, False),
    ],
)
def test_which_addresses_may_be_asked(address: str, public: bool, where_private_is_allowed: bool) -> None:
    parsed = ipaddress.ip_address(address)
    assert may_connect(parsed, allow_private=False) is public
    assert may_connect(parsed, allow_private=True) is where_private_is_allowed


def test_a_name_that_points_inside_is_refused_even_where_one_address_is_public() -> None:
    backend = GuardedBackend(
        allow_private=False, seconds=5, resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"]
    )
    with pytest.raises(ExternalError, match=r"shop\.example is at 10\.0\.0\.7") as refused:
        backend.connect_tcp("shop.example", 443)
    assert refused.value.code == "address_refused"


def test_the_connection_goes_to_the_address_that_was_checked(site: LoopbackSite) -> None:
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    backend = GuardedBackend(allow_private=True, seconds=5, resolve=resolve)
    stream = backend.connect_tcp("rebinding.example", site.port)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", site.port)
    assert looked_up == ["rebinding.example"]
    stream.close()


def test_the_next_address_is_tried_where_one_does_not_answer(site: LoopbackSite) -> None:
    backend = GuardedBackend(
        allow_private=True, seconds=5, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"]
    )
    backend._sockets = _OnlyOne("127.0.0.1")  # pyright: ignore[reportPrivateUsage]
    stream = backend.connect_tcp("rival.example", site.port)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
    stream.close()


class _OnlyOne(httpcore.SyncBackend):
    def __init__(self, address: str) -> None:
        self._address = address

    def connect_tcp(self, host: str, port: int, *args: object, **options: object) -> httpcore.NetworkStream:
        if host != self._address:
            raise httpcore.ConnectError("refused")
        return super().connect_tcp(host, port)


def test_an_unknown_host_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> list[object]:
        raise OSError("no such name")

    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    with pytest.raises(ExternalError, match=r"shop\.example is not known"):
        resolved("shop.example", 443)
