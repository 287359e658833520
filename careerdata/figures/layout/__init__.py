"""Where things go on a chart: names clear of each other, places on the map, bars in their rows. No plotly, no log."""
