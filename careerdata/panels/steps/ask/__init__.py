"""The ask: five parts to fill in, what happened to it, and the page to rehearse from."""
