"""What is printed: rows of tables, estimates with their intervals, the largest difference of many figures."""

import numpy as np


class Differences:
    """The largest difference of a figure, relative to the largest figure of its kind."""

    def __init__(self):
        self.pairs = []

    def add(self, own, other):
        self.pairs += [(a, b) for a, b in zip(own, other) if a is not None]

    def __str__(self):
        if not self.pairs:
            return "– (0 figures)"
        own, other = np.array(self.pairs, dtype=float).T
        return f"{np.abs(own - other).max() / np.abs(own).max():.0e} ({len(own)} figures)"


def line(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def head(*titles):
    line(*titles)
    line(*["---"] * len(titles))


def interval(estimate, lower, upper, unit="", places=2):
    return f"{estimate:+.{places}f} ({lower:+.{places}f} … {upper:+.{places}f}) {unit}".rstrip()
