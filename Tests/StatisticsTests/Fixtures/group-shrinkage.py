"""Variances between groups by statsmodels (DerSimonian and Laird) and by scipy's root finder, and posterior means by Morris's formulas written out in numpy.

Run: python group-shrinkage.py > group-shrinkage.json
Needs: numpy, scipy, statsmodels (0.15.0 was used).
"""

import json
import sys

import numpy
from scipy import optimize
from statsmodels.stats.meta_analysis import combine_effects

generator = numpy.random.default_rng(20)


def restricted(y, v):
    def deviance(a):
        w = 1 / (v + a)
        mu = (w @ y) / w.sum()
        return -numpy.log(w).sum() + numpy.log(w.sum()) + w @ (y - mu) ** 2

    def score(a):
        w = 1 / (v + a)
        mu = (w @ y) / w.sum()
        return (w**2) @ (y - mu) ** 2 - w.sum() + (w**2).sum() / w.sum()

    grid = numpy.concatenate([[0], numpy.geomspace(1e-8, 1e4, 4_000)])
    best = int(numpy.argmin([deviance(a) for a in grid]))
    if best == 0 and score(0.0) <= 0:
        return 0.0
    return optimize.brentq(score, grid[max(0, best - 1)], grid[best + 1], xtol=1e-15, rtol=1e-14)


def paule_mandel(y, v):
    def excess(a):
        w = 1 / (v + a)
        return w @ (y - (w @ y) / w.sum()) ** 2 - (len(y) - 1)

    return 0.0 if excess(0.0) <= 0 else optimize.brentq(excess, 0, 1e4, xtol=1e-15, rtol=1e-14)


def morris(y, v, a):
    k = len(y)
    w = 1 / (v + a)
    mu = (w @ y) / w.sum()
    b = (k - 3) / (k - 1) * v / (v + a)
    r = k * w / w.sum()
    vbar = (w @ v) / w.sum()
    u = 2 / (k - 3) * b**2 * (vbar + a) / (v + a)
    s2 = v * (1 - (k - r) / k * b) + u * (y - mu) ** 2
    return {"mean": mu, "posterior": list((1 - b) * y + b * mu), "errors": list(numpy.sqrt(s2))}


cases = []
for k, between in [(4, 1.0), (8, 0.0), (12, 0.3), (30, 2.0), (60, 0.05), (200, 0.5)]:
    v = generator.gamma(1.5, 0.6, k) + 0.02
    y = 5 + numpy.sqrt(between) * generator.standard_normal(k) + numpy.sqrt(v) * generator.standard_normal(k)
    dl = combine_effects(y, v, method_re="dl")
    pm = paule_mandel(y, v)
    # statsmodels' own iteration stops at zero for one of these samples, whose Q is above its degrees of freedom.
    theirs = combine_effects(y, v, method_re="iterated", atol=1e-13).tau2
    print(pm, theirs, file=sys.stderr)
    a = restricted(y, v)
    cases.append(
        {
            "means": list(y),
            "variances": list(v),
            "dersimonianLaird": max(0.0, float(dl.tau2)),
            "pauleMandel": pm,
            "restrictedLikelihood": float(a),
            "q": float(dl.q),
            "qPValue": float(dl.test_homogeneity().pvalue),
            "morris": morris(y, v, a),
        }
    )
print(json.dumps(cases))
