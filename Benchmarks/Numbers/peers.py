"""`peers.py TASK PEER FOLDER RUNS`: one peer at one task; prints the JSON that NumbersBenchmark prints.

A peer that would take minutes is given a part of the work, and its time is multiplied; PEERS says so.
"""

import glob
import json
import os
import sys
import time

import numpy as np


def column(folder, name):
    path = os.path.join(folder, name)
    if os.path.exists(path + ".i32"):
        return np.fromfile(path + ".i32", dtype=np.int32)
    return np.fromfile(path + ".f64")


def matrix(folder, prefix):
    count = len(glob.glob(os.path.join(folder, f"{prefix}[0-9]*.f64")))
    return np.asfortranarray(np.column_stack([column(folder, f"{prefix}{j}") for j in range(count)]))


def with_constant(x):
    return np.asfortranarray(np.column_stack([np.ones(len(x)), x]))


def numpy_ols(folder):
    x, y = with_constant(matrix(folder, "x")), matrix(folder, "y")

    def work():
        inverse = np.linalg.inv(x.T @ x)
        b = inverse @ (x.T @ y)
        e = y - x @ b
        variance = (e * e).sum(0) / (len(x) - x.shape[1])
        return {"coefficients": b.T.ravel(), "errors": np.sqrt(np.outer(variance, np.diag(inverse))).ravel()}

    return work


def numpy_hc3(folder):
    x, y = with_constant(matrix(folder, "x")), column(folder, "y0")

    def work():
        inverse = np.linalg.inv(x.T @ x)
        b = inverse @ (x.T @ y)
        leverage = np.einsum("ij,ij->i", x @ inverse, x)
        z = x * ((y - x @ b) / (1 - leverage))[:, None]
        covariance = inverse @ (z.T @ z) @ inverse
        return {"coefficients": b, "errors": np.sqrt(np.diag(covariance))}

    return work


def statsmodels_ols(covariance):
    def prepare(folder):
        import statsmodels.api as sm

        x, y = with_constant(matrix(folder, "x")), matrix(folder, "y")

        def work():
            fits = [sm.OLS(y[:, k], x).fit(cov_type=covariance) for k in range(y.shape[1])]
            return {
                "coefficients": np.concatenate([fit.params for fit in fits]),
                "errors": np.concatenate([fit.bse for fit in fits]),
            }

        return work

    return prepare


def pyfixest_ols(covariance):
    def prepare(folder):
        import pandas as pd
        import pyfixest as pf

        x = matrix(folder, "x")
        frame = pd.DataFrame(x, columns=[f"x{j}" for j in range(x.shape[1])])
        frame["y0"] = column(folder, "y0")
        formula = "y0 ~ " + " + ".join(f"x{j}" for j in range(x.shape[1]))

        def work():
            fit = pf.feols(formula, frame, vcov=covariance, copy_data=False, store_data=False)
            return {"coefficients": fit.coef().to_numpy(), "errors": fit.se().to_numpy()}

        return work

    return prepare


def numpy_importance(folder):
    """Every subset's R² by solving, and the Shapley sum."""
    from itertools import combinations
    from math import comb

    x, y = matrix(folder, "x"), column(folder, "y0")
    correlation = np.corrcoef(np.column_stack([x, y]), rowvar=False)
    p = x.shape[1]

    def work():
        r2 = np.zeros(1 << p)
        for size in range(1, p + 1):
            subsets = np.array(list(combinations(range(p), size)))
            for part in np.array_split(subsets, max(1, len(subsets) // 5_000)):
                g = correlation[part[:, :, None], part[:, None, :]]
                c = correlation[part, p]
                r2[(1 << part).sum(1)] = (c * np.linalg.solve(g, c[:, :, None])[:, :, 0]).sum(1)
        sizes = np.array([bin(s).count("1") for s in range(1 << p)])
        everything = np.arange(1 << p)
        shares = []
        for j in range(p):
            without = everything[everything >> j & 1 == 0]
            weights = np.array([1 / (p * comb(p - 1, s)) for s in range(p)])[sizes[without]]
            shares.append((weights * (r2[without | 1 << j] - r2[without])).sum())
        return {"importance": np.array(shares)}

    return work


REPLICATES = 1_000


def bootstrap_counts(clusters, replicates):
    random = np.random.default_rng(11)
    return random.multinomial(clusters, np.full(clusters, 1 / clusters), replicates).astype(float)


def numpy_grams(folder):
    x, y, cluster = with_constant(matrix(folder, "x")), column(folder, "y0"), column(folder, "cluster")
    rows = np.column_stack([x, y])
    count = cluster.max() + 1

    def work():
        order = np.argsort(cluster, kind="stable")
        bounds = np.searchsorted(cluster[order], np.arange(count + 1))
        grouped = rows[order]
        grams = np.stack([grouped[a:b].T @ grouped[a:b] for a, b in zip(bounds, bounds[1:])])
        width = rows.shape[1]
        totals = (bootstrap_counts(count, REPLICATES) @ grams.reshape(count, -1)).reshape(-1, width, width)
        b = np.linalg.solve(totals[:, :-1, :-1], totals[:, :-1, -1:])[:, :, 0]
        return {"errors": b.std(0, ddof=1)}

    return work


def statsmodels_bootstrap(replicates):
    def prepare(folder):
        import statsmodels.api as sm

        x, y, cluster = with_constant(matrix(folder, "x")), column(folder, "y0"), column(folder, "cluster")
        count = cluster.max() + 1
        members = [np.flatnonzero(cluster == g) for g in range(count)]

        def work():
            random = np.random.default_rng(12)
            for _ in range(replicates):
                rows = np.concatenate([members[g] for g in random.integers(0, count, count)])
                sm.OLS(y[rows], x[rows]).fit()
            return {}

        return work

    return prepare


def numpy_jackknife(clusters_done):
    def prepare(folder):
        x, y, cluster = with_constant(matrix(folder, "x")), column(folder, "y0"), column(folder, "cluster")

        def work():
            for g in range(clusters_done):
                kept = cluster != g
                np.linalg.lstsq(x[kept], y[kept], rcond=None)
            return {}

        return work

    return prepare


def scipy_mixed(folder):
    from scipy import sparse

    x, y = matrix(folder, "x"), column(folder, "y0")
    codes = [column(folder, f"c{j}") for j in range(8)]

    def work():
        rows = np.arange(len(y))
        dummies = [
            sparse.csr_matrix((np.ones(len(y)), (rows, c)), shape=(len(y), c.max() + 1))[:, 1:] for c in codes
        ]
        design = sparse.hstack([sparse.csr_matrix(with_constant(x)), *dummies], format="csr")
        gram = (design.T @ design).toarray()
        cross = design.T @ y
        return {"trace": np.array([np.trace(gram)])}

    return work


def pyfixest_panel(folder):
    import pandas as pd
    import pyfixest as pf

    x = matrix(folder, "x")
    frame = pd.DataFrame(x, columns=[f"x{j}" for j in range(x.shape[1])])
    for name in ("y0", "person", "period"):
        frame[name] = column(folder, name)
    formula = "y0 ~ " + " + ".join(f"x{j}" for j in range(x.shape[1])) + " | person + period"

    def work():
        fit = pf.feols(formula, frame, vcov="iid", copy_data=False, store_data=False, fixef_tol=1e-10)
        return {"coefficients": fit.coef().to_numpy()}

    return work


def statsmodels_logit(folder):
    import statsmodels.api as sm

    x, y = with_constant(matrix(folder, "x")), column(folder, "y0")

    def work():
        fit = sm.Logit(y, x).fit(disp=0)
        return {"coefficients": fit.params, "errors": fit.bse}

    return work


def ruptures_kernel(folder):
    import ruptures

    y = column(folder, "y0")
    penalty = 2 * np.log(len(y))

    def work():
        found = ruptures.KernelCPD(kernel="linear", min_size=1).fit(y[:, None]).predict(pen=penalty)
        return {"change-points": np.array(found[:-1], dtype=float)}

    return work


def scipy_kendall(folder):
    from scipy import stats

    x, y = column(folder, "x0"), column(folder, "y0")
    return lambda: {"tau": np.array([stats.kendalltau(x, y).statistic])}


def quadprog_programs(folder):
    import quadprog

    a = column(folder, "a")
    size = len(column(folder, "g")) // len(a)
    count = len(a) // size
    g = column(folder, "g").reshape(count, size, size)
    constraints = np.column_stack([np.ones(size), np.eye(size)])
    bounds = np.concatenate([[1.0], np.zeros(size)])
    a = a.reshape(count, size)

    def work():
        solutions = [quadprog.solve_qp(g[i], a[i], constraints, bounds, 1)[1] for i in range(count)]
        return {"objectives": np.array(solutions)}

    return work


#: task -> peer -> (what prepares it, by how much its time is multiplied)
PEERS = {
    "ols": {"numpy": (numpy_ols, 1), "statsmodels": (statsmodels_ols("nonrobust"), 1)},
    "nine-outcomes": {"numpy": (numpy_ols, 1), "statsmodels": (statsmodels_ols("nonrobust"), 1)},
    "ols-hc3": {
        "numpy": (numpy_hc3, 1),
        "statsmodels": (statsmodels_ols("HC3"), 1),
        "pyfixest": (pyfixest_ols("HC3"), 1),
    },
    "importance-15": {"numpy, all subsets": (numpy_importance, 1)},
    "bootstrap": {
        "numpy, Grams by cluster": (numpy_grams, 1),
        "statsmodels, 20 of 1,000 × 50": (statsmodels_bootstrap(20), 50),
    },
    "jackknife": {"numpy lstsq, 5 of 500 × 100": (numpy_jackknife(5), 100)},
    "mixed-1m": {"scipy.sparse": (scipy_mixed, 1)},
    "mixed-10m": {"scipy.sparse": (scipy_mixed, 1)},
    "panel": {"pyfixest": (pyfixest_panel, 1)},
    "binary": {"statsmodels": (statsmodels_logit, 1)},
    "steps": {"ruptures, C kernel": (ruptures_kernel, 1)},
    "pairs": {"scipy": (scipy_kendall, 1)},
    "programs": {"quadprog": (quadprog_programs, 1)},
}


def resident():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS"))


def main():
    task, peer, folder, runs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    prepare, times = PEERS[task][peer]
    work = prepare(folder)
    before = resident()
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    seconds = []
    figures = {}
    for _ in range(runs):
        start = time.perf_counter()
        figures = work()
        seconds.append((time.perf_counter() - start) * times)
    with open("/proc/self/status") as file:
        peak = next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
    print(
        json.dumps(
            {
                "seconds": seconds,
                "extraBytes": max(0, peak - before),
                "figures": {name: list(map(float, values)) for name, values in figures.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
