"""Change points by ruptures of seeded series.

Run: python change-points.py > change-points.json
Needs: numpy, ruptures (1.1.10 was used). The series are those of ChangePoints/SteppedSeries.swift: levels that change
at random places, with noise that is the sum of twelve uniform numbers less 6.
"random": for each seed the change points of Pelt(model="l2") with the penalty 2 log n, and of Pelt(model="normal") with
3 log n; segments of at least 2 and 5 values. "long": n = 10,000 by KernelCPD(kernel="linear"), an exact search in C.
"kolmogorov": the tail of Kolmogorov's distribution by scipy.
"""

import json
import math
import warnings

import numpy
import ruptures
from scipy import special

MASK = (1 << 64) - 1
warnings.simplefilter("ignore")


def units(seed, count):
    steps = numpy.arange(1, count + 1, dtype=numpy.uint64)
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + steps * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(11)).astype(float) * 2.0**-53


def stepped(seed, count, rate):
    """Per value 14 draws: whether the level and the spread change, the new level, then the noise."""
    draws = units(seed, 14 * count).reshape(count, 14)
    values, level, spread = [], 0.0, 1.0
    for row in draws:
        if row[0] < rate:
            level = 8 * row[1] - 4
            spread = 0.5 + 1.5 * row[1]
        noise = 0.0
        for unit in row[2:]:
            noise += float(unit)
        values.append(level + spread * (noise - 6))
    return numpy.array(values)


def points(algorithm, values, penalty):
    return [int(p) for p in algorithm.fit(values).predict(pen=penalty)[:-1]]


cases = []
for seed in range(20):
    values = stepped(seed, 150, 0.04)
    size = math.log(len(values))
    cases.append(
        {
            "mean": points(ruptures.Pelt(model="l2", min_size=2, jump=1), values, 2 * size),
            "meanAndVariance": points(ruptures.Pelt(model="normal", min_size=5, jump=1), values, 3 * size),
        }
    )
values = stepped(99, 10_000, 0.005)
long = points(ruptures.KernelCPD(kernel="linear", min_size=2, jump=1), values, 3 * math.log(10_000))
tail = [[x, float(special.kolmogorov(x))] for x in (0.3, 0.5, 0.8, 0.99, 1.0, 1.2, 1.36, 2.0, 3.0)]
print(json.dumps({"random": cases, "long": long, "kolmogorov": tail}))
