"""Correlations of the columns of correlations.json by scipy 1.17.1 -> correlations-scipy.json."""
import json
import numpy as np
from scipy import stats

rows = []
for data in json.load(open("correlations.json")):
    x, y = (np.array([np.nan if v is None else v for v in data[name]], dtype=float) for name in "xy")
    ok = ~(np.isnan(x) | np.isnan(y))
    x, y = x[ok], y[ok]
    results = [stats.pearsonr(x, y), stats.spearmanr(x, y), stats.kendalltau(x, y, method="asymptotic")]
    rows.append([float(value) for result in results for value in (result[0], result[1])])
open("correlations-scipy.json", "w").write("[" + ",\n".join(json.dumps(row) for row in rows) + "]\n")
