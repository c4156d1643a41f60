"""Whether personal data is found before a model sees it: `smartretail eval privacy`."""
