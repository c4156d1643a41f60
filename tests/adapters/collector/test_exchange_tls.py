"""https asks the checked address in the name of the host, and believes only its certificate."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from adapters.collector import exchange as exchanging
from adapters.collector.exchange import Ask, exchange
from core.errors import ExternalError

HOST = "rival.example"


def certificate_for(host: str, folder: Path) -> Path:
    """Write a certificate that signs itself, with its key, valid for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return certificate_for(HOST, tmp_path)


@pytest.fixture
def port(certificate: Path) -> Generator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.headers["host"].encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    class Quiet(HTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            del request, client_address  # a client that hangs up on a bad certificate is what is tested

    server = Quiet(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(host: str, port: int) -> bytes:
    given = Ask(
        f"https://{host}:{port}/", "MeenaPrices/1.0", max_bytes=1_000, timeout_s=5, allow_private=True
    )
    return exchange(given, resolve=lambda host, port: ["127.0.0.1"]).body


def test_a_certificate_nobody_vouches_for_is_refused(port: int) -> None:
    with pytest.raises(ExternalError, match="certificate verify failed"):
        ask(HOST, port)


def test_the_certificate_must_be_the_host_s_not_the_address_s(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(exchanging, "_certificates", lambda: trusting)
    assert ask(HOST, port) == f"{HOST}:{port}".encode()
    with pytest.raises(ExternalError, match=r"Hostname mismatch|not valid for"):
        ask("other.example", port)
