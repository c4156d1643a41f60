"""The wiring of email: how letters leave, and what carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import Home
    from core.ports import ChannelAdapter
    from core.ports.mail import Mailer


def email_adapter(home: Home) -> ChannelAdapter | None:
    """Return how letters leave; `None` where no sender is set."""
    settings = home.settings
    if not settings.alert_email_from:
        return None
    from channels.email.adapter import EmailAdapter, EmailSettings  # noqa: PLC0415 - if configured

    sender = EmailSettings(settings.alert_email_from, settings.public_url)
    return EmailAdapter(sender, mailer(home), home.clock)


def mailer(home: Home) -> Mailer:
    """Return what carries letters.

    Raises:
        InputError: the server that is to carry them has no name.
    """
    from adapters.mail import FileOutbox, SesMailer, SmtpAccount, SmtpMailer  # noqa: PLC0415 - if configured

    settings = home.settings
    if settings.mail_by == "ses":
        return SesMailer(settings.aws_region, home.clock, settings.ses_endpoint_url)
    if settings.mail_by == "file":
        return FileOutbox(home.path / "outbox", home.clock)
    if not settings.smtp_host:
        raise InputError("SMARTRETAIL_SMTP_HOST is empty: name the mail server, or set SMARTRETAIL_MAIL_BY.")
    account = SmtpAccount(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_user,
        settings.smtp_password,
        settings.smtp_security,
    )
    return SmtpMailer(account, home.clock)
