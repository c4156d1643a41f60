"""What touches the world: lake, database, blobs, audit, tokens."""
