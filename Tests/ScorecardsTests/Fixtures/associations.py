"""Associations of Datasets/order-desk and of the attitude data, by pyfixest, statsmodels and scipy.

    python associations.py [attitude.csv]      (pyfixest 0.60, statsmodels 0.15, scipy 1.17, pandas)

Every jackknife is done by leaving out each person and fitting again; pyfixest's CRV3 says the same of the slopes. Two
variants of the order desk: all cells, and without those whose 3 person + 5 period + 7 column is a multiple of 17
(counted from 0 in order of appearance, outcomes after indicators).
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
import pyfixest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.outliers_influence import variance_inflation_factor

warnings.filterwarnings("ignore")
here = pathlib.Path(__file__).parent
desk = here.parent.parent.parent / "Datasets" / "order-desk"


def wide(file, kind):
    table = pd.read_csv(desk / file)
    names = table[kind].unique()
    return table.pivot(index=["person", "period"], columns=kind, values="value")[names]


def jackknife(frame, statistic):
    """The statistics, and their errors by leaving out each person."""
    whole = np.asarray(statistic(frame))
    people = frame["person"].unique()
    rest = np.array([statistic(frame[frame.person != person]) for person in people])
    count = len(people)
    return whole, np.sqrt((count - 1) / count * ((rest - whole) ** 2).sum(axis=0)), count


def tested(transformed, error, count):
    t = transformed / error
    reach = stats.t.ppf(0.975, count - 1) * error
    if np.isnan(error):  # there is none, or none when one of the people is left out
        return {"r": None if np.isnan(transformed) else np.tanh(transformed), "p": None, "people": count}
    return {
        "r": np.tanh(transformed),
        "p": 2 * stats.t.sf(abs(t), count - 1),
        "lower": np.tanh(transformed - reach),
        "upper": np.tanh(transformed + reach),
        "people": count,
    }


def partials(frame, indicators, outcome):
    """Of an indicator that does not vary there is none, and it does not count among the others."""
    varying = [name for name in indicators if frame[name].nunique() > 1]
    fit = sm.OLS(frame[outcome], sm.add_constant(frame[varying])).fit()
    t = fit.tvalues[varying]
    return np.arctanh(t / np.sqrt(t**2 + fit.df_resid)).reindex(indicators).to_numpy()


def within(frame):
    dummies = pd.get_dummies(frame[["person", "period"]].astype(str)).to_numpy(float)
    left = [values - dummies @ np.linalg.lstsq(dummies, values, rcond=None)[0]
            for values in (frame.x - frame.x.mean(), frame.y - frame.y.mean())]
    product, own, other = left[0] @ left[1], left[0] @ left[0], left[1] @ left[1]
    return [np.arctanh(product / np.sqrt(own * other)), product / own]


def associations(frame, indicators, outcomes, lags):
    cells = []
    partial = {}
    for outcome in outcomes:
        complete = frame.dropna(subset=indicators + [outcome])
        partial[outcome] = jackknife(complete, lambda rest: partials(rest, indicators, outcome)), len(complete)
    for outcome in outcomes:
        for index, indicator in enumerate(indicators):
            pair = frame[["person", "time", indicator, outcome]].rename(columns={indicator: "x", outcome: "y"})
            both = pair.dropna()
            result = jackknife(both, lambda rest: np.arctanh(np.corrcoef(rest.x, rest.y)[0, 1]))
            (values, errors, count), rows = partial[outcome]
            cell = {
                "indicator": indicator,
                "outcome": outcome,
                "rows": len(both),
                "pooled": tested(*result),
                "spearman": stats.spearmanr(both.x, both.y).statistic,
                "partial": tested(values[index], errors[index], count) | {"rows": rows},
                "within": [],
            }
            for lag in lags:
                earlier = pair[["person", "time", "x"]].copy()
                earlier["time"] += lag
                joined = pair[["person", "time", "y"]].merge(earlier, on=["person", "time"]).dropna()
                joined = joined[joined.groupby("person").x.transform("size") > 1].copy()
                joined["period"] = joined.time
                whole, error, count = jackknife(joined, within)
                # pyfixest's CRV3 is the sum of squares; its refits stop at its own tolerance.
                fit = pyfixest.feols(
                    "y ~ x | person + period",
                    joined,
                    vcov={"CRV3": "person"} if lag == 0 else "iid",
                    ssc=pyfixest.ssc(k_adj=False, G_adj=False),
                    fixef_tol=1e-12,
                )
                assert np.isclose(fit.coef().iloc[0], whole[1], rtol=1e-9), (fit.coef(), whole)
                crv3 = fit.se().iloc[0] * np.sqrt((count - 1) / count)
                assert lag > 0 or np.isclose(crv3, error[1], rtol=1e-5), (crv3, error)
                cell["within"].append(
                    tested(whole[0], error[0], count)
                    | {"lag": lag, "rows": len(joined), "slope": whole[1], "slopeError": error[1]}
                )
            cells.append(cell)
    family = [
        test["p"] for cell in cells for test in [cell["pooled"], cell["partial"]] + cell["within"]
    ]
    adjusted = iter(multipletests([p for p in family if p is not None], method="fdr_bh")[1])
    for cell in cells:
        for test in [cell["pooled"], cell["partial"]] + cell["within"]:
            test["adjusted"] = None if test["p"] is None else next(adjusted)
    return cells


def collinearity(frame, indicators):
    complete = frame[indicators].dropna()
    exog = sm.add_constant(complete).to_numpy()
    centred = complete - complete.mean()
    return {
        "rows": len(complete),
        "vif": [variance_inflation_factor(exog, 1 + index) for index in range(len(indicators))],
        "condition": np.linalg.cond(centred / np.sqrt((centred**2).sum())),
    }


indicators, outcomes = wide("indicators.csv", "indicator"), wide("outcomes.csv", "outcome")
names, results = list(indicators), list(outcomes)
frame = indicators.join(outcomes).reset_index()
order = {person: index for index, person in enumerate(pd.read_csv(desk / "indicators.csv").person.unique())}
frame["number"] = frame.person.map(order)
frame["time"] = pd.PeriodIndex(frame.period, freq="M").astype("int64")
frame["time"] -= frame.time.min()
frame = frame.sort_values(["number", "time"]).reset_index(drop=True)
gaps = frame.copy()
for column, name in enumerate(names + results):
    gaps.loc[(3 * gaps.number + 5 * gaps.time + 7 * column) % 17 == 0, name] = np.nan
reference = {}
for variant, data in [("whole", frame), ("gaps", gaps)]:
    reference[variant] = {
        "associations": associations(data, names, results, [0, 1, 2, 3]),
        "collinearity": collinearity(data, names),
    }
(here / "associations.json").write_text(json.dumps(reference, indent=1) + "\n")

if len(sys.argv) > 1:
    attitude = pd.read_csv(sys.argv[1])
    attitude["person"] = range(len(attitude))
    attitude["time"] = 0
    columns = [name for name in attitude if name not in ("rating", "person", "time")]
    cells = associations(attitude, columns, ["rating"], [])
    (here / "attitude-associations.json").write_text(
        json.dumps({"associations": cells, "collinearity": collinearity(attitude, columns)}, indent=1) + "\n"
    )
