"""One panel a step, each a box of controls, a sentence, a chart and its table: ``careerdata.panels.rut(book)``."""
