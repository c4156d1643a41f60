"""Files of rows: detect, read, validate, clean. Pure: bytes in, rows and quarantine out."""
