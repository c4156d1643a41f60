"""A chat model outside this process: how it is reached, bounded, paid for and given up on."""
