"""Methods by their textbook names: arrays in, numbers out. Nothing here knows a log."""
