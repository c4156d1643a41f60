"""Word lists that questions are read with."""
