"""A fictional person's 78 weeks, made by a seeded generator that also tells what it planted."""

from example_person.build import Example, Truths, generate

__all__ = ["Example", "Truths", "generate"]
