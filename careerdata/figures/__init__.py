"""From a `Finding` to a `plotly.graph_objects.Figure`, one function a step: ``careerdata.figures.rut(finding)``.

A figure function returns its figure and shows nothing; it needs no widget library and does no arithmetic.
"""
