"""Pages of imagined shops, and what is asked of them."""
