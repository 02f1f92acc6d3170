"""`compare.py PROGRAM FOLDER`: the correct digits of OrderLens and its peers on NIST's reference datasets.

One Markdown table for each kind of set; a figure is the log relative error of the worst value, at most 15, since
NIST certifies 15 digits. A dash means that the tool does not give the statistic or left columns out.
"""

import json
import subprocess
import sys
import warnings

import numpy
import pandas
import pyfixest
import statsmodels.api as sm
from statsmodels.tsa.stattools import acf

from reference import all_datasets, correct_digits


def regressions(dataset):
    data = numpy.array(dataset.rows, dtype=float)
    y, columns = data[:, 0], data[:, 1:]
    if columns.shape[1] == 1:
        columns = numpy.column_stack([columns[:, 0] ** k for k in range(1, dataset.slopes + 1)])
    x = sm.add_constant(columns) if dataset.has_intercept else columns
    yield "numpy lstsq", {"coefficients": list(numpy.linalg.lstsq(x, y, rcond=None)[0])}
    fit = sm.OLS(y, x).fit()
    yield "statsmodels", {
        "coefficients": list(fit.params), "errors": list(fit.bse), "sd": [fit.mse_resid**0.5],
        "r2": [fit.rsquared], "F": [fit.fvalue],
    }
    names = [f"x{k}" for k in range(1, dataset.slopes + 1)]
    frame = pandas.DataFrame(columns, columns=names).assign(y=y)
    try:
        fit = pyfixest.feols("y ~ " + " + ".join(names) + ("" if dataset.has_intercept else " - 1"), frame, vcov="iid")
        residuals = y - fit.predict()
        yield "pyfixest", {
            "coefficients": list(fit.coef()), "errors": list(fit.se()),
            "sd": [float(residuals @ residuals / (len(y) - x.shape[1])) ** 0.5],
        }
    except Exception as error:
        print(f"pyfixest on {dataset.name}: {error}", file=sys.stderr)


def moments(dataset):
    y = numpy.array([row[0] for row in dataset.rows], dtype=float)
    yield "numpy", {"mean": [y.mean()], "sd": [y.std(ddof=1)]}
    yield "statsmodels", {"autocorrelation": [acf(y, nlags=1, fft=False)[1]]}


def variance(dataset):
    frame = pandas.DataFrame(dataset.rows, columns=["g", "y"]).astype({"y": float})
    fit = sm.OLS.from_formula("y ~ C(g)", frame).fit()
    table = sm.stats.anova_lm(fit)
    yield "statsmodels", {
        "between": [table["sum_sq"].iloc[0]], "within": [table["sum_sq"].iloc[1]], "F": [table["F"].iloc[0]],
        "r2": [fit.rsquared], "sd": [fit.mse_resid**0.5],
    }


PYTHON = {"regression": regressions, "moments": moments, "variance": variance}
WAYS = {
    "regression": [
        "OrderLens", "OrderLens, data as doubles", "OrderLens, powers as doubles", "OrderLens fast",
        "numpy lstsq", "statsmodels", "R lm", "pyfixest", "fixest",
    ],
    "moments": ["OrderLens", "OrderLens, data as doubles", "numpy", "statsmodels", "R"],
    "variance": ["OrderLens", "OrderLens, data as doubles", "statsmodels", "R aov"],
}


def answers(command, requests):
    output = subprocess.run(command, input=requests, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def main(program, folder):
    warnings.simplefilter("ignore")
    datasets = list(all_datasets(folder))
    requests = "".join(dataset.request for dataset in datasets)
    results = {}
    for answer in answers([program], requests) + answers(["Rscript", "peers.R"], requests):
        results[answer["name"], answer["way"]] = answer["statistics"]
    for dataset in datasets:
        for way, statistics in PYTHON[dataset.task](dataset):
            results[dataset.name, way] = statistics
    for task, ways in WAYS.items():
        sets = [dataset for dataset in datasets if dataset.task == task]
        ways = [way for way in ways if any((dataset.name, way) in results for dataset in sets)]
        print(f"| {task} | statistic | " + " | ".join(ways) + " |")
        print("| --- | --- |" + " ---: |" * len(ways))
        for dataset in sets:
            for statistic, certified in dataset.certified.items():
                figures = []
                for way in ways:
                    digits = correct_digits(results.get((dataset.name, way), {}).get(statistic), certified)
                    figures.append("–" if digits is None else f"{digits:.1f}")
                print(f"| {dataset.name} | {statistic} | " + " | ".join(figures) + " |")
        print()
    print("| regression | steps | condition (Belsley) | worst digits that doubles determine |\n| --- | ---: | ---: | ---: |")
    for dataset in datasets:
        own = results.get((dataset.name, "OrderLens"), {})
        if "condition" in own:
            print(f"| {dataset.name} | {own['steps'][0]:.0f} | {own['condition'][0]:.3g} | {min(own['data']):.1f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
