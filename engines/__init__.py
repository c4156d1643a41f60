"""What computes: forecast, inventory, pricing. Pure, and independent of each other."""
