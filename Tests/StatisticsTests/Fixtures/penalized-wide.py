"""Elastic nets and ridge regressions by scikit-learn with more columns than rows, on standardised columns.

    python penalized-wide.py > penalized-wide.json      (scikit-learn, numpy)
"""

import json

import numpy as np
from sklearn.linear_model import ElasticNet, Ridge

rng = np.random.default_rng(20260322)
rows, columns = 25, 40
x = rng.normal(size=(rows, columns)).round(4)
x[:, 20:] = (x[:, :20] + 0.3 * x[:, 20:]).round(4)
y = (x[:, :4] @ [2, -1, 1, 0.5] + rng.normal(size=rows)).round(4)
z = (x - x.mean(0)) / x.std(0)
penalties = [1.0, 0.3, 0.1, 0.03]


def own_units(slopes):
    slopes = slopes / x.std(0)
    return [y.mean() - x.mean(0) @ slopes, *slopes]


def net(mixing):
    fits = [
        ElasticNet(alpha=penalty, l1_ratio=mixing, tol=1e-15, max_iter=10_000_000).fit(z, y) for penalty in penalties
    ]
    return [own_units(fit.coef_) for fit in fits]


ridge = [Ridge(alpha=rows * penalty, solver="svd").fit(z, y) for penalty in penalties]


def freedom(penalty):
    hat = z @ np.linalg.solve(z.T @ z + rows * penalty * np.eye(columns), z.T)
    return 1 + np.trace(hat)


residuals = [float(((y - fit.predict(z)) ** 2).sum()) for fit in ridge]
print(
    json.dumps(
        {
            "x": x.T.tolist(),
            "y": y.tolist(),
            "penalties": penalties,
            "lasso": net(1.0),
            "net": net(0.5),
            "ridge": [own_units(fit.coef_) for fit in ridge],
            "freedom": [freedom(penalty) for penalty in penalties],
            "residuals": residuals,
        },
        indent=0,
    )
)
