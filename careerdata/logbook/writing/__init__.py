"""From a row to a file: composed in the file's own style, read back, backed up, replaced whole, and undone."""
