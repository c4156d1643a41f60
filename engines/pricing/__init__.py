"""Which price to set."""
