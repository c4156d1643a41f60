"""The wiring of WhatsApp: the account, how replies leave by it, and how long messages are gathered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.records import listed
from app.settings import Settings
from channels.whatsapp.settings import WhatsAppSettings
from channels.whatsapp.templates import read_templates
from core.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import Home
    from core.ports import ChannelAdapter
    from jobs.turn.bursting import Bursts
    from jobs.turn.voice import Voices

GATHERED = {"whatsapp": timedelta(milliseconds=1_500)}
"""How long messages are gathered where no setting says so: people type into a messenger as they speak."""


def whatsapp_settings(settings: Settings) -> WhatsAppSettings | None:
    """Return the Twilio account, or `None` where none is set.

    Raises:
        InputError: the account or the template catalogue is wrong.
    """
    if not settings.twilio_account_sid:
        return None
    return WhatsAppSettings(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token.get_secret_value(),
        from_number=settings.twilio_from,
        public_url=settings.public_url,
        base_url=settings.twilio_base_url,
        media_hosts=listed(settings.twilio_media_hosts),
        templates=read_templates(settings.whatsapp_templates),
        typing=settings.whatsapp_typing,
    )


def whatsapp_adapter(home: Home, settings: WhatsAppSettings) -> ChannelAdapter:
    """Return how replies leave by WhatsApp."""
    from adapters.ledgers import SqlContentLedger  # noqa: PLC0415 - if configured
    from channels.files import FileAddresses  # noqa: PLC0415 - if configured
    from channels.pictures import PictureAddresses  # noqa: PLC0415 - if configured
    from channels.whatsapp.adapter import WhatsAppAdapter  # noqa: PLC0415 - if configured

    public_url = settings.public_url
    return WhatsAppAdapter(
        settings,
        home.clock,
        PictureAddresses(public_url, home.links) if public_url else None,
        FileAddresses(home.links, public_url) if public_url else None,
        SqlContentLedger(home.database),
    )


def voices(home: Home) -> Voices | None:
    """Return what writes voice notes down; `None` where nobody does.

    Raises:
        InputError: Amazon Transcribe has no bucket.
    """
    settings = home.settings
    if settings.transcriber == "off":
        return None
    from adapters.aws.transcribe import AmazonTranscribe  # noqa: PLC0415 - where it is set
    from jobs.turn.voice import Voices  # noqa: PLC0415 - the worker process only

    if not settings.transcribe_bucket:
        raise InputError(
            "SMARTRETAIL_TRANSCRIBER is amazon, so SMARTRETAIL_TRANSCRIBE_BUCKET must name a bucket."
        )
    attachments = home.document_shop.rooms.attachments
    return Voices(
        messages=home.messages,
        fetchers=attachments.fetchers,
        transcriber=AmazonTranscribe(bucket=settings.transcribe_bucket, region=settings.aws_region),
        telling=attachments.telling,
    )


def bursts(settings: Settings) -> Bursts:
    """Return how long messages of one person are gathered, by channel."""
    from jobs.turn.bursting import Bursts  # noqa: PLC0415 - the worker process only

    window = settings.burst_window_ms
    if window is None:
        return Bursts(GATHERED)
    return Bursts({"whatsapp": timedelta(milliseconds=window), "slack": timedelta(milliseconds=window)})
