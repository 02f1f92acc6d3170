"""Plain regressions: statsmodels, scikit-learn, and Firth's penalty by hand, which neither has."""

import warnings

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from sklearn.linear_model import LogisticRegression


def least_squares(outcome, frame):
    """OLS with HC3 errors and intervals from the t distribution."""
    with warnings.catch_warnings():
        # Told nothing, it has columns that others determine: the least of all solutions is as good as any.
        warnings.simplefilter("ignore")
        return sm.OLS(outcome.to_numpy(), frame.to_numpy()).fit(cov_type="HC3", use_t=True)


def mark(own, frame, outcome, fewest=10):
    """Effect and interval of a column of zeros and ones beside others, as Documentation/Segments.md has it.

    HC1 where HC3 has nothing to divide by; None where the others determine it, or leave fewer than ten orders to tell it by.
    """
    columns = np.column_stack([frame.to_numpy(), np.asarray(own, dtype=float)])
    model = sm.OLS(outcome, columns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told = model.fit().normalized_cov_params[-1, -1]
        inverse = model.pinv_wexog
        if inverse[-1] @ columns[:, -1] < 1 - 1e-6 or 1 / told < fewest:
            return None
        leverage = np.einsum("ij,ji->i", columns, inverse)
        fit = model.fit(cov_type="HC3" if leverage.max() < 1 - 1e-9 else "HC1", use_t=True)
    return combination(fit, np.eye(columns.shape[1])[-1])


def combination(fit, weights, confidence=0.95):
    """Estimate and interval of a combination of the coefficients."""
    weights = np.asarray(weights)
    estimate = float(weights @ fit.params)
    error = float(np.sqrt(weights @ fit.cov_params() @ weights))
    half = stats.t.ppf((1 + confidence) / 2, fit.df_resid) * error
    return estimate, estimate - half, estimate + half


def plain_logit(late, frame):
    """statsmodels' logit; what it says where the likelihood has no maximum."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            fit = sm.Logit(late, frame.to_numpy()).fit(disp=0, maxiter=100)
        except Exception as problem:  # perfect separation, a singular matrix
            return None, type(problem).__name__
    said = sorted({warning.category.__name__ for warning in caught})
    return fit, ", ".join(said)


def firth(late, frame, most=200):
    """Logistic regression with Firth's penalty (Firth 1993), by Newton steps on the modified score."""
    x = frame.to_numpy()
    scale = np.abs(x).max(axis=0)
    x = x / scale
    beta = np.zeros(x.shape[1])

    def penalised(beta):
        p = 1 / (1 + np.exp(-x @ beta))
        information = x.T @ (x * (p * (1 - p))[:, None])
        value = np.sum(np.where(late == 1, np.log(p), np.log1p(-p))) + np.linalg.slogdet(information)[1] / 2
        return value, p, information

    value, p, information = penalised(beta)
    for _ in range(most):
        inverse = np.linalg.inv(information)
        leverage = np.einsum("ij,jk,ik->i", x, inverse, x) * p * (1 - p)
        step = inverse @ (x.T @ (late - p + leverage * (0.5 - p)))
        length = 1.0
        while True:
            with np.errstate(all="ignore"):
                tried = penalised(beta + length * step)
            if np.isfinite(tried[0]) and tried[0] >= value - 1e-9 or length < 1e-6:
                break
            length /= 2
        beta = beta + length * step
        value, p, information = tried
        if np.abs(step).max() < 1e-10:
            break
    return beta / scale


def default_logit(late, frame):
    """scikit-learn as it comes: standardised columns, ridge penalty of 1; odds are those of the raw columns again."""
    columns = frame.drop(columns="const")
    mean, deviation = columns.mean(), columns.std(ddof=0)
    fit = LogisticRegression(max_iter=5_000).fit((columns - mean) / deviation, late)
    return pd.Series(np.append([0.0], fit.coef_[0] / deviation), index=frame.columns)


def points(coefficients, design, row, feature):
    """The average marginal effect in percentage points: everybody given the level, or the number at either end of the step."""
    frame, coefficients = design.frame, np.asarray(coefficients)
    if row["from"] is not None:
        everybody = frame.copy()

        def chance_at(number):
            everybody[feature] = float(number)
            return float(np.mean(1 / (1 + np.exp(-everybody.to_numpy() @ coefficients))))

        return 100 * (chance_at(row["to"]) - chance_at(row["from"]))
    label, shares = design.levels[feature]
    own = [name for name in frame.columns if name.startswith(f"{feature}[")]

    def chance(level):
        everybody = frame.copy()
        everybody[own] = 0.0
        if level != label:
            everybody[f"{feature}[{level}]"] = 1.0
        return float(np.mean(1 / (1 + np.exp(-everybody.to_numpy() @ coefficients))))

    against = chance(row["against"]) if row["against"] is not None else sum(s * chance(l) for l, s in shares.items())
    return 100 * (chance(row["level"]) - against)
