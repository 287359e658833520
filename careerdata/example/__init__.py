"""A fictional person's 78 weeks, made by a seeded generator that also tells what it planted."""

from careerdata.example.build import Example, Truths, generate

__all__ = ["Example", "Truths", "generate"]
