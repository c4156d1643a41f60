"""Slack through Bolt: signed events and buttons in, Web API messages out."""
