"""Email: who carries it, and whether that one takes it."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home
    from app.settings import Settings

_TIMEOUT_S = 5.0


def sending(home: Home) -> Iterator[Finding]:
    """Look whether emails can leave; none is sent."""
    settings = home.settings
    if not settings.alert_email_from:
        yield Finding("email", None, "off", "Set SMARTRETAIL_ALERT_EMAIL_FROM to use it.")
    elif settings.mail_by == "smtp":
        yield _smtp(settings)
    elif settings.mail_by == "ses":
        yield _ses(home)
    else:
        yield Finding("email", True, f"letters lie in {home.path / 'outbox'}")


def _smtp(settings: Settings) -> Finding:
    name = f"email: {settings.smtp_host}:{settings.smtp_port}"
    if not settings.smtp_host:
        return Finding("email", False, "no mail server is named", "Set SMARTRETAIL_SMTP_HOST.")
    try:
        connect = smtplib.SMTP_SSL if settings.smtp_security == "tls" else smtplib.SMTP
        with connect(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT_S) as server:
            if settings.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    except smtplib.SMTPAuthenticationError:
        remedy = "Check SMARTRETAIL_SMTP_USER and SMARTRETAIL_SMTP_PASSWORD."
        return Finding(name, False, "the server refuses the user", remedy)
    except (OSError, smtplib.SMTPException) as error:
        remedy = "Check SMARTRETAIL_SMTP_HOST, SMARTRETAIL_SMTP_PORT and SMARTRETAIL_SMTP_SECURITY."
        return Finding(name, False, str(error) or type(error).__name__, remedy)
    return Finding(name, True, "takes us")


def _ses(home: Home) -> Finding:
    from app.doctor.aws import asked, client  # noqa: PLC0415 - boto3 takes half a second

    settings = home.settings
    return asked(
        f"email: SES for {settings.alert_email_from}",
        lambda: client("ses", home, settings.ses_endpoint_url).get_send_quota(),
    )
