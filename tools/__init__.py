"""One file per tool, and the registry that serves them."""
