"""Durable work: inbox, turns, importing, delivery, nightly runs."""
