"""Documents against the truth: a generator of them, and `smartretail eval documents`."""
