"""Where Twilio calls us, and the field by which `smartretail doctor` calls the same."""

INBOUND_PATH = "/channels/whatsapp/inbound"
STATUS_PATH = "/channels/whatsapp/status"
CHALLENGE = "SmartRetailChallenge"
"""Echoed where the signature holds; such a request is no message."""
