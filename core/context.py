"""Keys of a message's context that doors set for everyone: how it was said, where that matters."""

from __future__ import annotations

PRESSED = "pressed"
"""A button was pressed; nothing was typed."""

OPENS = "opens"
"""The button that was pressed asks for what waits for the person."""

OPT_OUT = "opt_out"
"""What the provider itself took the message for: `stop` or `start`."""

PLACE = "place"
"""A place on the map was sent; where it is, is not kept."""
