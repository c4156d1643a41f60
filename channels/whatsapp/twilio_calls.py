"""The calls of Twilio's APIs that we make, each with its errors translated once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from channels.whatsapp.twilio_client import twilio_client
from channels.whatsapp.twilio_errors import NO_ANSWER, setback_of
from core.errors import ExternalError

if TYPE_CHECKING:
    from channels.whatsapp.rich import Rich
    from channels.whatsapp.settings import WhatsAppSettings

_TOLERANCE = timedelta(minutes=2)
_PAGE = 100
_MOST_LOOKED_AT = 1_000
_LOST = frozenset({"failed", "undelivered", "canceled"})
_CODES = {"closed": "window_closed", "stopped": "stopped"}
FAILURES = (TwilioException, requests.RequestException, ValueError)  # the last: no JSON came back


class TwilioCalls:
    """Twilio's REST APIs of one account."""

    def __init__(self, settings: WhatsAppSettings) -> None:
        self._client = twilio_client(settings)

    def create_message(
        self, payload: Mapping[str, Any], status_callback: str | None, rich: Rich | None, sid: str
    ) -> str:
        """Send a message, as a content where one is given; return its SID.

        Raises:
            ExternalError: Twilio refused or could not be reached; `details["retryable"]`
                tells whether trying again can help, `details["provider_code"]` is its error code.
        """
        how: dict[str, Any] = {"from_": str(payload["From"])}
        if rich is not None:
            how |= {"content_sid": sid, "content_variables": _json(rich.variables)}
        elif "ContentSid" in payload:
            how |= {
                "content_sid": str(payload["ContentSid"]),
                "content_variables": str(payload["ContentVariables"]),
            }
        else:
            how["body"] = str(payload["Body"])
        if picture := payload.get("MediaUrl"):
            how["media_url"] = [str(picture)]
        if status_callback:
            how["status_callback"] = status_callback
        try:
            sent = self._client.messages.create(to=str(payload["To"]), **how)
        except FAILURES as error:
            raise translated(error) from error
        if not sent.sid:
            raise ExternalError("Twilio answered without a message SID.", retryable=True)
        return sent.sid

    def find_messages(
        self, payload: Mapping[str, Any], bodies: frozenset[str] | None, since: datetime
    ) -> list[Any]:
        """Return the messages between the two numbers with one of these bodies, oldest first.

        Raises:
            ExternalError: Twilio cannot tell now.
        """
        earliest = since - _TOLERANCE
        wanted = None if bodies is None else {_words(body) for body in bodies}
        try:
            found = [
                one
                for one in self._listed(payload, earliest)
                if (wanted is None or _words(one.body or "") in wanted)
                and str(one.direction or "").startswith("outbound")
                and str(one.status or "") not in _LOST
                and one.to == payload["To"]
                and one.from_ == payload["From"]
                and _made_since(one, earliest)
            ]
        except FAILURES as error:
            raise translated(error) from error
        return sorted(found, key=lambda message: message.date_created)

    def _listed(self, payload: Mapping[str, Any], earliest: datetime) -> Iterator[Any]:
        """Yield what Twilio lists for the two numbers, newest first, until it gets too old.

        `DateSent` is not asked for: a message still queued has none and would be missed.
        """
        page = self._client.messages.page(to=str(payload["To"]), from_=str(payload["From"]), page_size=_PAGE)
        seen = 0
        while page is not None:
            messages = list(page)
            yield from messages
            seen += len(messages)
            if not any(_made_since(found, earliest) for found in messages) or seen >= _MOST_LOOKED_AT:
                return
            page = page.next_page()

    def create_content(self, request: Mapping[str, Any]) -> str:
        """Make a content; return its SID.

        Raises:
            ExternalError: Twilio refused or could not be reached.
        """
        try:
            made = self._client.content.v1.contents.create(_Request(request))
        except FAILURES as error:
            raise translated(error) from error
        if not made.sid:
            raise ExternalError("Twilio answered without a content SID.", retryable=True)
        return made.sid

    def submit_template(self, request: Mapping[str, Any], name: str) -> str:
        """Make a template, or take the one of that name, and ask WhatsApp to approve it; return its SID.

        Raises:
            ExternalError: Twilio refused or could not be reached; asked again, what was made is found.
        """
        try:
            known = self._client.content.v1.contents.stream(page_size=_PAGE)
            found = next((one.sid for one in known if one.friendly_name == name), None)
            sid = found or self.create_content(request)
            if not found or not self.approval_of(sid):
                asked = _Approval({"name": name, "category": "UTILITY"})
                self._client.content.v1.contents(sid).approval_create.create(asked)
        except FAILURES as error:
            raise translated(error) from error
        return sid

    def approval_of(self, content_sid: str) -> Mapping[str, Any]:
        """Return what WhatsApp says of a template: its `status`, and why where it was rejected.

        Raises:
            ExternalError: Twilio refused, does not know it, or could not be reached.
        """
        try:
            approval = self._client.content.v1.contents(content_sid).approval_fetch().fetch()
        except FAILURES as error:
            raise translated(error) from error
        return approval.whatsapp or {}

    def account_status(self) -> str:
        """Return the account's status, `active` where all is well.

        Raises:
            ExternalError: Twilio refused the credentials or could not be reached.
        """
        try:
            account = self._client.api.v2010.accounts(self._client.account_sid or "").fetch()
        except FAILURES as error:
            raise translated(error) from error
        return str(getattr(account.status, "value", account.status))

    def sender(self, number: str) -> Mapping[str, Any] | None:
        """Return what Twilio knows of a WhatsApp sender: `status` and `webhook`; `None` where nothing.

        Raises:
            ExternalError: Twilio refused or could not be reached.
        """
        try:
            for one in self._client.messaging.v2.channels_senders.stream(channel="whatsapp", limit=200):
                if one.sender_id == number:
                    return {"status": str(getattr(one.status, "value", one.status)), "webhook": one.webhook}
        except FAILURES as error:
            raise translated(error) from error
        return None

    def show_typing(self, message_sid: str) -> None:
        """Show a message as read and an answer as being written.

        Raises:
            ExternalError: Twilio refused or could not be reached.
        """
        try:
            self._client.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=message_sid)
        except FAILURES as error:
            raise translated(error) from error


class _Request(ContentList.ContentCreateRequest):
    """A content's request as it is: the library's own would send every type it knows as null."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._request = dict(request)

    def to_dict(self) -> dict[str, Any]:
        return self._request


class _Approval(ApprovalCreateList.ContentApprovalRequest):
    """A request for approval as it is: the library's own would send what is not set as null."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._request = dict(request)

    def to_dict(self) -> dict[str, Any]:
        return self._request


def _json(values: Mapping[str, str]) -> str:
    return json.dumps(dict(values), ensure_ascii=False)


def _made_since(found: Any, earliest: datetime) -> bool:
    return isinstance(found.date_created, datetime) and found.date_created >= earliest


def _words(body: str) -> str:
    return body.replace("\r\n", "\n").strip()


def translated(error: Exception) -> ExternalError:
    """Translate what twilio-python and requests raise; never quote a body or a number."""
    if isinstance(error, TwilioRestException):
        code = str(error.code or "")
        passes = error.status == 429 or error.status >= 500
        return ExternalError(
            f"Twilio answered {error.status} (error code {code or 'none'}).",
            code=_CODES.get(setback_of(code), f"twilio_{code or error.status}"),
            retryable=passes,
            provider_code=code,
        )
    return ExternalError(f"Twilio did not answer ({type(error).__name__}).", code=NO_ANSWER, retryable=True)
