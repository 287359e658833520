"""The pack page: what to tick, what each page will look like, and the button that makes it."""
