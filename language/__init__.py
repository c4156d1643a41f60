"""Text in and out: scripts, tokens, numbers, dates, and the sentences the product says."""
