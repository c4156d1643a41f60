"""The demo shop: a seeded generator that is also our known truth."""
