"""One room a step: its panel and the parts that only this panel has."""
