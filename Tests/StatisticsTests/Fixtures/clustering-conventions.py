"""Errors of two-way clustering under the conventions of statsmodels and of fixest (pyfixest), for the data of
robust-covariance.json; statsmodels' intervals for new rows and its diagnostics agree with regression-inference.json.

    python clustering-conventions.py      (statsmodels 0.15, pyfixest 0.60, pandas)
"""
import json
import pathlib

import numpy as np
import pandas as pd
import pyfixest
import statsmodels.formula.api as smf

here = pathlib.Path(__file__).parent
data = pd.DataFrame(json.loads((here / "robust-covariance.json").read_text())["data"])
formula = "y1 ~ x2"  # few coefficients: neither repairs a covariance with negative eigenvalues
groups = data[["firm", "month"]].to_numpy()
own = smf.ols(formula, data).fit(cov_type="cluster", cov_kwds={"groups": groups})
fewest = pyfixest.feols(formula, data, vcov={"CRV1": "firm + month"})
one = pyfixest.feols(formula, data, vcov={"CRV1": "firm"})
(here / "clustering-conventions.json").write_text(
    json.dumps(
        {
            "ownClusters": own.bse.tolist(),
            "fewestClusters": fewest.se().tolist(),
            "fewestClustersP": fewest.pvalue().tolist(),
            "oneWay": one.se().tolist(),
            "oneWayP": one.pvalue().tolist(),
        },
        indent=1,
    )
    + "\n"
)

reference = json.loads((here / "regression-inference.json").read_text())
data, new = pd.DataFrame(reference["data"]), pd.DataFrame(reference["new"])
for weights in ("unweighted", "weighted"):
    expected = reference[weights]
    values = data.w if weights == "weighted" else np.ones(len(data))
    fit = smf.wls("y ~ a + b + group", data, weights=values).fit()
    frame = fit.get_prediction(new).summary_frame()
    intervals = frame[["mean", "obs_ci_lower", "obs_ci_upper"]].to_numpy().T.ravel()
    assert np.allclose(intervals, expected["prediction"], rtol=1e-9)
    intervals = frame[["mean", "mean_ci_lower", "mean_ci_upper"]].to_numpy().T.ravel()
    assert np.allclose(intervals, expected["confidence"], rtol=1e-9)
    assert np.allclose(fit.fvalue, expected["f"], rtol=1e-9)
    robust = fit.get_robustcov_results("HC3")
    R = np.array([[0, 0, 0, 1, 1], [0, 1, -1, 0, 0]])  # the intercept, the groups, a and b here
    names = fit.model.exog_names
    assert names == ["Intercept", "group[T.mid]", "group[T.top]", "a", "b"], names
    test = robust.wald_test((R, np.array([0.1, 0.3])), use_f=True, scalar=True)
    assert np.allclose([test.statistic, test.pvalue], expected["hc3"]["wald"][2:], rtol=1e-8)
    if weights == "unweighted":
        influence = smf.ols("y ~ a + b + group", data).fit().get_influence()
        assert np.allclose(influence.hat_matrix_diag, expected["hat"], rtol=1e-9)
        assert np.allclose(influence.resid_studentized_external, expected["student"], rtol=1e-8)
        assert np.allclose(influence.cooks_distance[0], expected["cook"], rtol=1e-8)
