"""What carries letters: an SMTP server on the loopback, and SES; each says whether trying again helps."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from moto import mock_aws

from adapters.mail import SesMailer, SmtpAccount, SmtpMailer
from core.clock import FixedClock
from core.errors import ExternalError
from core.ports.mail import Letter

CLOCK = FixedClock(datetime(2026, 11, 22, 6, 0, tzinfo=UTC))
LETTER = Letter("email:n1:1", "alerts@shop.example", "owner@shop.example", "2 alerts", "दूध\n", "<p>दूध</p>")


@dataclass
class Server:
    """A mail server of a few lines: takes letters, or answers the recipient with `refuses`."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    refuses: str = ""
    letters: list[str] = field(default_factory=list[str])

    @property
    def account(self) -> SmtpAccount:
        return SmtpAccount("127.0.0.1", self.listener.getsockname()[1], security="none")

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as stream:
                self._talk(stream)

    def _talk(self, stream: object) -> None:
        def say(line: str) -> None:
            stream.write(f"{line}\r\n".encode())  # type: ignore[attr-defined]
            stream.flush()  # type: ignore[attr-defined]

        say("220 ready")
        lines: list[str] = []
        reading = False
        while raw := stream.readline():  # type: ignore[attr-defined]
            line = raw.decode().rstrip("\r\n")
            if reading and line != ".":
                lines.append(line)
            elif reading:
                reading = False
                self.letters.append("\n".join(lines))
                say("250 taken")
            elif line.upper().startswith("DATA"):
                reading = True
                say("354 go on")
            elif line.upper().startswith("RCPT") and self.refuses:
                say(self.refuses)
            elif line.upper().startswith("QUIT"):
                say("221 bye")
                return
            else:
                say("250 fine")


@pytest.fixture
def server() -> Generator[Server]:
    running = Server()
    thread = threading.Thread(target=running.serve, daemon=True)
    thread.start()
    yield running
    running.listener.close()
    thread.join(2)


def test_smtp_sends_text_and_html_under_a_message_id_of_the_key(server: Server) -> None:
    mailer = SmtpMailer(server.account, CLOCK)
    first, again = mailer.send(LETTER), mailer.send(LETTER)
    assert first == again
    assert len(server.letters) == 2
    ids = {line for letter in server.letters for line in letter.splitlines() if line.startswith("Message-ID")}
    assert len(ids) == 1
    assert "text/html" in server.letters[0]
    assert mailer.sent(LETTER.key) is None


@pytest.mark.parametrize(("answer", "again"), [("450 busy", True), ("550 no such box", False)])
def test_smtp_says_whether_trying_again_helps(server: Server, answer: str, again: bool) -> None:
    server.refuses = answer
    with pytest.raises(ExternalError) as refused:
        SmtpMailer(server.account, CLOCK).send(LETTER)
    assert refused.value.details["retryable"] is again
    assert "owner" not in refused.value.message


def test_a_server_that_is_away_may_be_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ExternalError) as refused:
        SmtpMailer(SmtpAccount("127.0.0.1", port, security="none"), CLOCK).send(LETTER)
    assert refused.value.details["retryable"] is True


def test_ses_takes_it_from_a_sender_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        import boto3

        mailer = SesMailer("ap-south-1", CLOCK)
        with pytest.raises(ExternalError) as refused:
            mailer.send(LETTER)
        assert refused.value.details["retryable"] is False
        boto3.client("ses", region_name="ap-south-1").verify_email_identity(EmailAddress=LETTER.sender)
        assert mailer.send(LETTER)
        assert mailer.sent(LETTER.key) is None
