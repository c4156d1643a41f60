"""How often an alert is right, and how many a person gets a day: on a shop whose truth is known."""
