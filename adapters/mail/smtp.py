"""Letters by an SMTP server.

SMTP cannot say afterwards whether it took a letter. One whose outcome was lost is sent again under
the same Message-ID, by which a mail program shows it once.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import SecretStr

from adapters.mail.mime import mime_of, name_of
from core.errors import ExternalError

if TYPE_CHECKING:
    from core.clock import Clock
    from core.ports.mail import Letter

TIMEOUT_S = 20.0
_FOR_NOW = range(400, 500)


@dataclass(frozen=True)
class SmtpAccount:
    """Where the server is and who we are there; without a user nobody signs in."""

    host: str
    port: int = 587
    user: str = ""
    password: SecretStr = field(default_factory=lambda: SecretStr(""))
    security: Literal["starttls", "tls", "none"] = "starttls"


class SmtpMailer:
    """`core.ports.mail.Mailer` on an SMTP server; one connection a letter."""

    def __init__(self, account: SmtpAccount, clock: Clock) -> None:
        self._account = account
        self._clock = clock

    def send(self, letter: Letter) -> str:
        """Send once."""
        message = mime_of(letter, self._clock.now())
        try:
            with self._connect() as server:
                server.send_message(message)
        except smtplib.SMTPResponseException as error:
            raise ExternalError(
                f"The mail server answered {error.smtp_code}.", retryable=error.smtp_code in _FOR_NOW
            ) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = {code for code, _ in error.recipients.values()}
            raise ExternalError(
                f"The mail server refused the address ({', '.join(map(str, sorted(codes)))}).",
                retryable=all(code in _FOR_NOW for code in codes),
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise ExternalError(
                f"The mail server did not answer ({type(error).__name__}).", retryable=True
            ) from error
        return name_of(letter.key)

    def sent(self, key: str) -> str | None:
        """Return `None`: a server does not tell."""
        return None

    def _connect(self) -> smtplib.SMTP:
        account = self._account
        if account.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                account.host, account.port, timeout=TIMEOUT_S, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(account.host, account.port, timeout=TIMEOUT_S)
        try:
            if account.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if account.user:
                server.login(account.user, account.password.get_secret_value())
        except BaseException:
            server.close()
            raise
        return server
