"""Replies leave: attempted, paced, taken up again, and given up in the open."""
