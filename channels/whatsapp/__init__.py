"""WhatsApp through Twilio: signed webhooks in, Twilio's REST API out."""
