"""What went well, by month and by what the next level asks for; forms for both, and the year on one page."""
