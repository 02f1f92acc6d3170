"""Entropy, CRITIC and AHP weights by pymcdm.

Run: python composite-weights.py > composite-weights.json
Needs: numpy, pymcdm (1.4.0 was used).
"""

import json
import sys

import numpy
from pymcdm import weights
from pymcdm.weights.subjective import AHP

generator = numpy.random.default_rng(6)


def table(rows, columns):
    common = generator.normal(size=(rows, 1))
    return numpy.round(70 + 5 * common + 8 * generator.normal(size=(rows, columns)), 3)


def comparisons(count):
    judged = numpy.ones((count, count))
    for i in range(count):
        for j in range(i):
            judged[i, j] = generator.choice([1, 2, 3, 5, 7, 9])
            if generator.uniform() < 0.5:
                judged[i, j] = 1 / judged[i, j]
            judged[j, i] = 1 / judged[i, j]
    return judged


tables = [table(*shape) for shape in [(5, 3), (40, 6), (120, 11)]]
pairs = [comparisons(count) for count in [2, 3, 5, 8, 12]]
json.dump(
    {
        "tables": [
            {
                "rows": t.tolist(),
                "entropy": weights.entropy_weights(t).tolist(),
                "critic": weights.critic_weights(t).tolist(),
            }
            for t in tables
        ],
        "comparisons": [
            {
                "rows": p.tolist(),
                "weights": AHP(matrix=p)().tolist(),
                "consistencyRatio": float(AHP(matrix=p).get_cr()),
            }
            for p in pairs
        ],
    },
    sys.stdout,
)
print()
