"""When something needs attention: each condition as a function of values, and how grave it is."""
