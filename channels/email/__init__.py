"""Email: replies and what is told unasked leave as letters; nothing comes in this way."""
