"""Home: the four answers, the first five questions, what is in the folder."""
