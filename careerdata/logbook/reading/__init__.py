"""From a file to a frame: bytes, text, records with their line, cells, and the messages about what could not be read."""
