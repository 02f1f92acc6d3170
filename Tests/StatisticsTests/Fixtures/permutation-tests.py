# /tmp/peers/venv/bin/python permutation-tests.py > permutation-tests.json
#
# Needs scipy. Exact permutation tests of small samples, ties included: the difference of two means and Pearson's
# correlation, for each alternative (two-sided: far from zero on either side).
import json
from itertools import permutations

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261124)
cases = []
for size in (5, 6, 7):
    x = np.round(rng.normal(size=size), 1)
    y = np.round(0.7 * x + rng.normal(size=size), 1)
    left = size // 2
    groups = {}
    correlations = {}
    for alternative in ("greater", "less"):
        groups[alternative] = stats.permutation_test(
            (y[:left], y[left:]), lambda a, b: a.mean() - b.mean(),
            permutation_type="independent", n_resamples=np.inf, alternative=alternative,
        ).pvalue
        correlations[alternative] = stats.permutation_test(
            (x,), lambda a: np.corrcoef(a, y)[0, 1],
            permutation_type="pairings", n_resamples=np.inf, alternative=alternative, vectorized=False,
        ).pvalue
    # scipy doubles the smaller tail; far from zero on either side is counted here.
    observed = abs(np.corrcoef(x, y)[0, 1]) * (1 - 1e-9)
    null = [abs(np.corrcoef(order, y)[0, 1]) for order in permutations(x)]
    correlations["twoSided"] = float(np.mean(np.array(null) >= observed))
    cases.append({"x": x.tolist(), "y": y.tolist(), "left": left, "groups": groups, "correlations": correlations})
print(json.dumps(cases, indent=1))
