"""The weekly check-in: seven sliders, the people, the learning, one Save."""
