from __future__ import annotations

import pytest

from channels.whatsapp.inbound import to_message
from core.errors import InputError
from tests.channels.fakes import NOON
from tests.channels.whatsapp.signing import FIELDS


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"Body": "  hello "}, "hello"),
        ({"Body": "", "ButtonText": "Order list"}, "Order list"),
        ({"Body": "", "ListTitle": "All stores", "ListId": "all"}, "All stores"),
        ({"Body": "", "ListId": "all"}, "all"),
        ({"Body": "Why?", "ButtonText": "Why?", "ButtonPayload": "say:Why 240?"}, "Why 240?"),
        ({"Body": "Milk", "ListTitle": "Milk", "ListId": "say:approve PC_1"}, "approve PC_1"),
        ({"Body": "Order list", "ButtonPayload": "of another app"}, "Order list"),
        ({"Body": ""}, ""),
    ],
)
def test_what_was_said_is_the_text_or_the_button(fields: dict[str, str], text: str) -> None:
    assert to_message({**FIELDS, **fields}, NOON).text == text


@pytest.mark.parametrize(
    ("fields", "context"),
    [
        ({"Body": "hello"}, {}),
        ({"ButtonPayload": "say:Why?"}, {"pressed": True}),
        ({"Body": "Show", "ButtonPayload": "smartretail:open"}, {"pressed": True, "opens": True}),
        ({"Body": "ALTO", "OptOutType": "STOP"}, {"opt_out": "stop"}),
        ({"Body": "help", "OptOutType": "HELP"}, {}),
        ({"Body": "", "Latitude": "28.6", "Longitude": "77.2", "Address": "CP"}, {"place": True}),
    ],
)
def test_how_it_was_said_is_kept(fields: dict[str, str], context: dict[str, object]) -> None:
    assert to_message({**FIELDS, **fields}, NOON).context == context


def test_media_become_attachments() -> None:
    media = {
        "NumMedia": "2",
        "MediaUrl0": "https://api.twilio.com/Media/ME1",
        "MediaContentType0": "image/jpeg",
        "MediaUrl1": "https://api.twilio.com/Media/ME2",
    }
    found = to_message({**FIELDS, **media}, NOON).attachments
    assert [(one.name, one.content_type, one.url) for one in found] == [
        ("photo-1.jpg", "image/jpeg", media["MediaUrl0"]),
        ("file-2.bin", "application/octet-stream", media["MediaUrl1"]),
    ]


@pytest.mark.parametrize(
    ("body", "content_type", "name"),
    [
        ("", "image/jpeg", "photo.jpg"),
        ("is this bill right?", "image/jpeg", "photo.jpg"),
        ("Gupta bill 2231.pdf", "application/pdf", "Gupta bill 2231.pdf"),
        ("sales.csv", "text/csv", "sales.csv"),
        ("why is sales.csv", "application/pdf", "file.pdf"),
        ("", "audio/mpeg; codecs=mp3", "voice.mp3"),
        ("", "x-unknown", "file"),
    ],
)
def test_a_file_is_called_as_its_sender_would(body: str, content_type: str, name: str) -> None:
    media = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/Media/ME1"}
    (found,) = to_message(
        {**FIELDS, **media, "Body": body, "MediaContentType0": content_type}, NOON
    ).attachments
    assert found.name == name


@pytest.mark.parametrize(
    ("body", "content_type", "is_sticker"),
    [("", "image/webp", True), ("bill.webp", "image/webp", False), ("", "image/jpeg", False)],
)
def test_a_sticker_is_told_from_a_photo(body: str, content_type: str, is_sticker: bool) -> None:
    media = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/ME1", "MediaContentType0": content_type}
    (found,) = to_message({**FIELDS, **media, "Body": body}, NOON).attachments
    assert found.is_sticker is is_sticker


@pytest.mark.parametrize("count", ["", "-1", "x", "999999999", "²"])
def test_a_nonsense_count_of_media_gives_no_attachments(count: str) -> None:
    assert to_message({**FIELDS, "NumMedia": count}, NOON).attachments == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"MessageSid": ""},
        {"MessageSid": "SM1\n"},
        {"From": ""},
        {"From": "whatsapp:919876543210"},
        {"From": "whatsapp:+91; drop"},
        {"To": "messenger:123"},
    ],
)
def test_what_is_no_whatsapp_message_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(InputError):
        to_message({**FIELDS, **fields}, NOON)
