"""What carries letters: a folder of the home, an SMTP server, or Amazon SES."""

from adapters.mail.file_outbox import FileOutbox
from adapters.mail.ses import SesMailer
from adapters.mail.smtp import SmtpAccount, SmtpMailer

__all__ = ["FileOutbox", "SesMailer", "SmtpAccount", "SmtpMailer"]
