"""When and how much to reorder."""
