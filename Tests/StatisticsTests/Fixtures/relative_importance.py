"""Writes relative_importance.json: relative weights and LMG shares of small data sets, computed from the data.

    python relative_importance.py > relative_importance.json        (numpy 1.x or 2.x)

Relative weights follow Johnson (2000) by the singular value decomposition of the standardized data: X = P D Q',
nearest orthogonal variables Z = P Q', weights (Q D Q')^2 (Z'y)^2. LMG is the average over all subsets of least
squares fits (`numpy.linalg.lstsq`); a player may have several columns.
"""

import itertools
import json
import math

import numpy as np


def standardized(matrix):
    centred = matrix - matrix.mean(axis=0)
    return centred / np.sqrt((centred**2).sum(axis=0))


def relative_weights(x, y):
    p, d, qt = np.linalg.svd(standardized(x), full_matrices=False)
    p, d, qt = p[:, d > 1e-10], d[d > 1e-10], qt[d > 1e-10]
    loadings = qt.T @ np.diag(d) @ qt
    return (loadings**2) @ ((p @ qt).T @ standardized(y)) ** 2


def r_squared(x, y):
    if x.shape[1] == 0:
        return np.zeros(y.shape[1])
    x, y = standardized(x), standardized(y)
    fitted = x @ np.linalg.lstsq(x, y, rcond=1e-10)[0]
    return (fitted**2).sum(axis=0)


def lmg(x, y, players):
    n = len(players)
    value = {}
    for size in range(n + 1):
        for chosen in itertools.combinations(range(n), size):
            value[chosen] = r_squared(x[:, [c for p in chosen for c in players[p]]], y)
    shares = np.zeros((n, y.shape[1]))
    for chosen in value:
        for player in set(range(n)) - set(chosen):
            weight = 1 / (n * math.comb(n - 1, len(chosen)))
            shares[player] += weight * (value[tuple(sorted(chosen + (player,)))] - value[chosen])
    return shares


def case(name, x, y, players):
    return {
        "name": name,
        "predictors": x.T.tolist(),
        "outcomes": y.T.tolist(),
        "players": players,
        "rSquared": r_squared(x, y).tolist(),
        "relativeWeights": relative_weights(x, y).T.tolist(),
        "lmg": lmg(x, y, players).T.tolist(),
    }


def main():
    rng = np.random.default_rng(20260107)
    common = rng.normal(size=(40, 1))
    x = np.round(common + rng.normal(size=(40, 8)) * np.linspace(0.3, 2, 8), 4)
    y = np.round(x @ rng.normal(size=(8, 3)) + rng.normal(size=(40, 3)) * 3, 4)
    singular = x[:, :5].copy()
    singular[:, 4] = singular[:, 0] - 2 * singular[:, 1]
    print(json.dumps([
        case("single columns", x, y, [[c] for c in range(8)]),
        case("groups", x, y, [[1], [0, 5, 6], [2], [4, 7], [3]]),
        case("a column made of two others", singular, y[:, :1], [[c] for c in range(5)]),
    ]))


main()
