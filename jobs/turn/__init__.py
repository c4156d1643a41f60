"""One message, answered: gathered, looked at first, handed to the agent, its reply known once."""
