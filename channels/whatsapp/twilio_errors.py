"""Twilio's error codes: what each means for a message, and what a person who runs the shop can do."""

from __future__ import annotations

from dataclasses import dataclass

from core.ports import Setback


@dataclass(frozen=True)
class Meaning:
    """What a code means for the message, in words, and the remedy."""

    setback: Setback
    words: str
    remedy: str


NO_ANSWER = "twilio_no_answer"
"""Code of our own: Twilio was not reached, or said nothing that can be read."""
MEANINGS: dict[str, Meaning] = {
    "21610": Meaning("stopped", "the person wrote STOP", "they get messages again when they write START"),
    "63016": Meaning(
        "closed", "the person wrote more than 24 hours ago", "have templates approved: docs/whatsapp.md"
    ),
    "21654": Meaning("plain", "the content is missing at Twilio", "none: it went as plain text"),
    "21655": Meaning("plain", "the content's id is wrong", "check SMARTRETAIL_WHATSAPP_TEMPLATES"),
    "21656": Meaning("plain", "a variable of the content is wrong", "none: it went as plain text"),
    "63005": Meaning("plain", "WhatsApp took offence at the content", "none: it went as plain text"),
    "63013": Meaning("plain", "WhatsApp's policy refused the message", "read WhatsApp's commerce policy"),
    "63021": Meaning("plain", "the content is not valid on WhatsApp", "none: it went as plain text"),
    "63027": Meaning("plain", "the template is not there in that language", "have it approved"),
    "63028": Meaning("plain", "the template has another number of variables", "correct its variables"),
    "63030": Meaning("plain", "WhatsApp does not take that kind of content", "none: it went as plain text"),
    "30001": Meaning("again", "Twilio's queue was full", "send less at once"),
    "30008": Meaning("again", "the network gave no reason", "none: it is tried again"),
    "63012": Meaning("again", "WhatsApp had trouble of its own", "none: it is tried again"),
    "63018": Meaning("again", "more messages than WhatsApp lets this number send", "raise the number's tier"),
    "20003": Meaning("final", "the credentials are wrong", "check the SID and the auth token"),
    "21408": Meaning("final", "the account may not write to that country", "allow it: Messaging, Settings"),
    "21617": Meaning("final", "the text is longer than WhatsApp takes", "please report it"),
    "30003": Meaning("final", "the phone is off or out of reach", "resend it later"),
    "30005": Meaning("final", "there is no such number any more", "correct it: smartretail users"),
    "30006": Meaning("final", "the number is a landline", "correct it: smartretail users"),
    "30007": Meaning("final", "it was filtered as spam", "ask Twilio's support why, with the message's SID"),
    "21211": Meaning("final", "the number is no phone number", "correct it: smartretail users"),
    "63003": Meaning("final", "the number is not on WhatsApp", "correct it: smartretail users"),
    "63007": Meaning("final", "the sender is not a WhatsApp number", "correct SMARTRETAIL_TWILIO_FROM"),
    "63015": Meaning("final", "the sandbox does not know the person", "they must send its join code"),
    "63019": Meaning("final", "a file could not be fetched", "check SMARTRETAIL_PUBLIC_URL from outside"),
    "63024": Meaning("final", "the number cannot get WhatsApp messages", "reach the person elsewhere"),
    "63032": Meaning("final", "WhatsApp limits what this person gets", "try again in a day"),
    "63038": Meaning("final", "the day's limit of the account is used up", "resend it tomorrow"),
}


def setback_of(code: str) -> Setback:
    """Return what a code means for the message; a refusal without one may pass."""
    if not code or code == "0":
        return "again"
    known = MEANINGS.get(code)
    return known.setback if known is not None else "final"


def explain(code: str) -> str:
    """Return a line for whoever runs the shop."""
    known = MEANINGS.get(code)
    return f"{known.words}; {known.remedy}" if known else f"see Twilio's page on error {code}" if code else ""
