"""How a person changes their folder from a page: a draft, its save, its undo, and what another window did meanwhile."""
