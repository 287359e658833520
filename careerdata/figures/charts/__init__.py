"""One file a figure, each with one function of the step's name: a `Finding` in, a plotly figure out."""
