"""Average marginal effects and robust errors of a logistic regression by statsmodels, on the data of logistic.json.

    python logistic-effects.py > logistic-effects.json      (statsmodels, numpy)
"""

import json
from pathlib import Path

import numpy as np
import statsmodels.api as sm

data = json.loads(Path("logistic.json").read_text())["data"]
columns = {"price": 1.0, "lines": 1.0, "rush": 1.0}
x = sm.add_constant(np.column_stack([data[name] for name in columns]))
y = np.array(data["late"])
options = dict(method="newton", tol=1e-14, maxiter=200, disp=0)


def answers(result):
    # The last column is 0 or 1: with dummy=True statsmodels takes the difference there.
    effects = result.get_margeff(at="overall", dummy=True)
    return {
        "errors": result.bse.tolist(),
        "effects": effects.margeff.tolist(),
        "effectErrors": effects.margeff_se.tolist(),
    }


model = sm.Logit(y, x)
plain = model.fit(**options)
print(
    json.dumps(
        {
            "coefficients": plain.params.tolist(),
            "logLikelihood": plain.llf,
            "mcFadden": plain.prsquared,
            "plain": answers(plain),
            "hc0": answers(model.fit(cov_type="HC0", **options)),
            "cr1": answers(
                model.fit(cov_type="cluster", cov_kwds={"groups": np.array(data["cluster"])}, **options)
            ),
        },
        indent=0,
    )
)
