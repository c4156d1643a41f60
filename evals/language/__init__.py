"""Understanding, measured: what people type in three languages, and the calls that must come of it."""
