"""What is told unasked, and to whom."""
