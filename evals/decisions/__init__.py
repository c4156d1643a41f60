"""Prices, orders and signals measured against known truth, each beside a baseline of the same run."""
