"""Alerts: what needs attention is found after each run, kept, and told to whoever it concerns."""
