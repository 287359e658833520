"""People: who is due, who is fading, who has a say, who shares a pain, who would put in a word."""
