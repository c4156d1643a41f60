"""Doors: verify, convert in, convert out. No logic."""
