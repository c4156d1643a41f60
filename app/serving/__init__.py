"""`serve`: one parent, a door process and a worker process, and nothing left behind."""
