"""Signs requests as Twilio does, with Twilio's own library."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode

from fastapi.testclient import TestClient
from httpx2 import Response
from twilio.request_validator import RequestValidator

from channels.whatsapp.settings import WhatsAppSettings

TOKEN = "twilio-secret-token"
PUBLIC_URL = "https://copilot.example.com"
SETTINGS = WhatsAppSettings("AC" + "0" * 32, TOKEN, "+14155238886", public_url=PUBLIC_URL)
FIELDS = {
    "MessageSid": "SM" + "a" * 32,
    "From": "whatsapp:+919876543210",
    "To": "whatsapp:+14155238886",
    "Body": "what will stock out next week in delhi",
    "NumMedia": "0",
    "WaId": "919876543210",
    "ProfileName": "",
}


def signature(url: str, fields: dict[str, str] | None = None) -> str:
    return str(RequestValidator(TOKEN).compute_signature(url, fields or {}))


def post_form(
    client: TestClient, path: str, fields: dict[str, str], signed: str | None = None, **headers: str
) -> Response:
    given = signature(PUBLIC_URL + path, fields) if signed is None else signed
    sent = {"content-type": "application/x-www-form-urlencoded", "x-twilio-signature": given, **headers}
    return client.post(path, content=urlencode(fields), headers=sent)


def post_json(client: TestClient, path: str, body: bytes, sha256: str | None = None) -> Any:
    query = f"{path}?bodySHA256={sha256 or hashlib.sha256(body).hexdigest()}"
    headers = {"content-type": "application/json", "x-twilio-signature": signature(PUBLIC_URL + query)}
    return client.post(query, content=body, headers=headers)
