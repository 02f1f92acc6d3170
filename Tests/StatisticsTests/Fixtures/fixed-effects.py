"""Fixed effects by pyfixest 0.60.0: python fixed-effects.py > fixed-effects.json

Data: 300 rows of 40 firms, 8 years and 5 regions (drawn at random, so that firms are not nested in regions), a
group of firms to cluster by, in which firms are nested; firm 39 has a single row.
Small-sample factors are pyfixest's defaults: ssc(k_adj=True, k_fixef="nonnested", G_adj=True, G_df="min").
"""
import json
import sys

import numpy as np
import pandas as pd
import pyfixest as pf

generator = np.random.default_rng(20240817)
rows = 300
firm = generator.integers(0, 39, rows)
firm[17] = 39
year = generator.integers(0, 8, rows)
region = generator.integers(0, 5, rows)
x1 = np.round(generator.normal(size=rows) + 0.1 * firm, 6)
x2 = np.round(generator.normal(size=rows) + 0.3 * year, 6)
weight = np.round(generator.uniform(0.5, 2, rows), 6)
y = np.round(
    0.7 * x1 - 0.4 * x2 + 0.05 * firm + 0.2 * year + region + generator.normal(size=rows) * (1 + 0.1 * year), 6
)
frame = pd.DataFrame(
    dict(y=y, x1=x1, x2=x2, firm=firm, year=year, region=region, group=firm // 4, weight=weight)
)
fits = []
for effects in ["firm", "firm + year", "firm + year + region"]:
    for weighted in [False, True]:
        for vcov in ["iid", "HC1", {"CRV1": "firm"}, {"CRV1": "group"}, {"CRV1": "firm + year"}]:
            fit = pf.feols(
                f"y ~ x1 + x2 | {effects}",
                frame,
                vcov=vcov,
                weights="weight" if weighted else None,
                fixef_rm="none",
                fixef_tol=1e-12,
            )
            fits.append(
                dict(
                    factors=effects.split(" + "),
                    weighted=weighted,
                    errors=vcov if isinstance(vcov, str) else "CRV1 " + vcov["CRV1"],
                    coefficients=fit.coef().tolist(),
                    standardErrors=fit.se().tolist(),
                    rSquared=float(fit._r2),
                    rSquaredWithin=float(fit._r2_within),
                )
            )
columns = {name: frame[name].tolist() for name in frame}
json.dump(dict(columns=columns, fits=fits), sys.stdout)
