"""Who is due: the list, one person's card, and an event with everybody met there."""
