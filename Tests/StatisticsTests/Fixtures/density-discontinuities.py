"""Jumps of a density at 0: rddensity with given bandwidths, and McCrary's test computed with numpy.

Run: python density-discontinuities.py > density-discontinuities.json
Needs: numpy, rddensity (3.0 was used). The samples are those of DensityDiscontinuity/JumpSample.swift.
"""

import json
import math
import warnings

import numpy
import rddensity

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


def sample(seed, count, step):
    """Sums of three uniform numbers about 0.3; some of those just above 0 move below it; rounded to `step` if any."""
    draws = units(seed, 4 * count).reshape(count, 4)
    values = []
    for a, b, c, moved in draws:
        value = float(a) + float(b) + float(c) - 1.2
        if 0 <= value < 0.2 and moved < 0.3:
            value = -value
        values.append(math.floor(value / step) * step + step / 2 if step > 0 else value)
    return numpy.array(values)


def mccrary(x, width, h):
    n = len(x)
    density = []
    for side in (-1, 1):
        y = x[x < 0] if side < 0 else x[x >= 0]
        bins = numpy.ceil(-y / width).astype(int) - 1 if side < 0 else numpy.floor(y / width).astype(int)
        heights = numpy.bincount(bins) / (n * width)
        middles = side * (numpy.arange(len(heights)) + 0.5) * width
        near = abs(middles) < h
        # polyfit weighs residuals, not squares.
        weights = numpy.sqrt(1 - abs(middles[near]) / h)
        density.append(numpy.polyfit(middles[near], heights[near], 1, w=weights)[1])
    left, right = density
    error = math.sqrt(24 / (5 * n * h) * (1 / right + 1 / left))
    return [left, right, math.log(right / left), error]


def mccrary_bandwidth(x, width):
    n = len(x)
    total = 0
    for side in (-1, 1):
        y = x[x < 0] if side < 0 else x[x >= 0]
        bins = numpy.ceil(-y / width).astype(int) - 1 if side < 0 else numpy.floor(y / width).astype(int)
        heights = numpy.bincount(bins) / (n * width)
        middles = side * (numpy.arange(len(heights)) + 0.5) * width
        fit = numpy.polynomial.Polynomial.fit(middles, heights, 4)
        variance = ((heights - fit(middles)) ** 2).sum() / (len(middles) - 5)
        roughness = (fit.deriv(2)(middles) ** 2).sum()
        total += 3.348 * (variance * abs(middles[-1]) / roughness) ** 0.2
    return total / 2


cases = []
for seed, count, step, left, right, p in [
    (1, 300, 0, 0.9, 0.7, 2),
    (2, 2_000, 0, 0.4, 0.5, 2),
    (3, 2_000, 0, 0.5, 0.5, 1),
    (4, 1_000, 0, 2.0, 2.0, 3),
    (5, 1_000, 0.01, 0.5, 0.4, 2),
    (6, 3_000, 0.1, 1.0, 1.0, 2),
]:
    x = sample(seed, count, step)
    result = rddensity.rddensity(x, c=0, p=p, q=p + 1, h=[left, right])
    width = 2 * x.std(ddof=1) / math.sqrt(count)
    case = {
        "seed": seed,
        "count": count,
        "step": step,
        "bandwidths": [left, right],
        "order": p,
        "densities": list(result.hat.values[:2]),
        "errors": list(result.sd_jk.values),
        "statistic": float(result.test["t_jk"]),
        "pValue": float(result.test["p_jk"]),
        "chosen": [float(h) for h in rddensity.rddensity(x, c=0, p=p).h.values],
    }
    if step == 0:
        case["mccrary"] = mccrary(x, width, left)
        case["mccraryBandwidth"] = mccrary_bandwidth(x, width)
    cases.append(case)
print(json.dumps(cases))
