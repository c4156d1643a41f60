"""The way to the outside: only to public addresses, and never for longer than allowed.

A host name is resolved once, every address it has is checked, and the connection goes to the
address that was checked: a name that points into the own network, at first or at the second
look, leads nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

from core.errors import ExternalError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, in the order the system prefers.

    Raises:
        ExternalError: the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ExternalError(f"The host {host} is not known to the network.", code="host_unknown") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def may_connect(address: IPAddress, *, allow_private: bool) -> bool:
    """Tell whether a connection may go to an address.

    Public addresses may be asked; private and loopback ones where the source allows it.
    Link-local (a cloud's metadata service is there), multicast and unspecified never.
    """
    inner = _inner(address)
    if inner is not None:
        return may_connect(inner, allow_private=allow_private)
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    return address.is_global or (allow_private and address.is_private)


def _inner(address: IPAddress) -> IPAddress | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects httpcore to checked addresses, with one deadline for the whole exchange.

    Args:
        allow_private: Whether private and loopback addresses may be asked.
        seconds: From now until the exchange must be over.
        resolve: How names become addresses.
    """

    def __init__(self, *, allow_private: bool, seconds: float, resolve: Resolve = resolved) -> None:
        self._allow_private = allow_private
        self._ends = time.monotonic() + seconds
        self._resolve = resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            ExternalError: an address of the host may not be asked.
        """
        addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in self._resolve(host, port)]
        for address in addresses:
            if not may_connect(address, allow_private=self._allow_private):
                raise ExternalError(
                    f"{host} is at {address}, which is not on the public internet. If it is a source of "
                    "your own network, set allow_private_addresses = true for it.",
                    code="address_refused",
                )
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    str(address), port, left_until(self._ends), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(stream, self._ends)
        raise failed or httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends by the deadline.

    Timeouts for one read at a time would let a reply that trickles go on for ever.
    """

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream = stream
        self._ends = ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left_until(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left_until(self._ends))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, left_until(self._ends))
        return _TimedStream(secured, self._ends)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def left_until(ends: float) -> float:
    """Return the seconds left; `httpcore.ReadTimeout` where there are none."""
    left = ends - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the whole exchange is over")
    return left
