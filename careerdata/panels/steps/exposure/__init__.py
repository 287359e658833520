"""Results with other teams and gigs, and the forms that log them."""
