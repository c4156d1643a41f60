"""Letters by Amazon SES.

SES has no idempotency key and lists nothing it sent. A letter whose outcome was lost is sent again
under the same Message-ID, by which a mail program shows it once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from adapters.mail.mime import mime_of
from core.errors import ExternalError

if TYPE_CHECKING:
    from core.clock import Clock
    from core.ports.mail import Letter

_FINAL = frozenset(
    {"MessageRejected", "MailFromDomainNotVerifiedException", "MailFromDomainNotVerified", "AccessDenied"}
)


class SesMailer:
    """`core.ports.mail.Mailer` on SES."""

    def __init__(self, region: str, clock: Clock, endpoint_url: str | None = None) -> None:
        self._region = region
        self._clock = clock
        self._endpoint_url = endpoint_url

    @cached_property
    def _client(self) -> Any:
        import boto3  # noqa: PLC0415 - half a second, and only where SES is set

        return boto3.client("ses", region_name=self._region, endpoint_url=self._endpoint_url)

    def send(self, letter: Letter) -> str:
        """Send once; return SES's message id."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - see above

        raw = mime_of(letter, self._clock.now()).as_bytes()
        try:
            answer = self._client.send_raw_email(
                Source=letter.sender, Destinations=[letter.to], RawMessage={"Data": raw}
            )
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            raise ExternalError(
                f"SES answered {code or 'an error'}.", retryable=code not in _FINAL
            ) from error
        except BotoCoreError as error:
            raise ExternalError(f"SES did not answer ({type(error).__name__}).", retryable=True) from error
        return str(answer["MessageId"])

    def sent(self, key: str) -> str | None:
        """Return `None`: SES does not tell."""
        return None
