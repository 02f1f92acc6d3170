"""Densities and tails of distributions-r.json in arithmetic of 60 digits -> distributions-mpmath.json. Needs mpmath 1.3.0.

Incomplete beta and gamma functions are summed here as plain power series and continued fractions, so that they share
nothing with the libraries compared.
"""
import json
from mpmath import mp, mpf, erfc, gamma, loggamma, exp, log, sqrt

mp.dps = 60


def beta_tail(a, b, low, high):
    """I_x(a, b) at x = low / (low + high): DLMF 8.17.22 below the mean, its complement above."""
    x, y = low / (low + high), high / (low + high)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, high, low)
    front = exp(a * log(x) + b * log(y) - log(a) - log_beta(a, b))
    return front / lentz(lambda n: (mpf(1), mpf(1)) if n == 0 else (beta_numerator(a, b, x, n), mpf(1)))


def beta_numerator(a, b, x, n):
    m = n // 2
    below = (a + n - 1) * (a + n)
    return m * (b - m) * x / below if n % 2 == 0 else -(a + m) * (a + b + m) * x / below


def lentz(term):
    _, f = term(0)
    c, d, n = f, mpf(0), 0
    while True:
        n += 1
        a, b = term(n)
        d = 1 / (b + a * d)
        c = b + a / c
        f *= c * d
        if abs(c * d - 1) < mpf(10) ** -58:
            return f


def gamma_tail(a, x, upper):
    """P(a, x) by its series, Q(a, x) by the continued fraction where x is above the mean, else the complement."""
    if upper != (x > a + 1):
        return 1 - gamma_tail(a, x, not upper)
    front = exp(a * log(x) - x - loggamma(a))
    if upper:
        return front / lentz(lambda n: (n * (a - n), x - a + 2 * n + 1))
    term = total = 1 / a
    n = 0
    while term > total * mpf(10) ** -58:
        n += 1
        term *= x / (a + n)
        total += term
    return front * total


def tails(name, parameters, x):
    if name == "normal":
        return erfc(-x / sqrt(2)) / 2, erfc(x / sqrt(2)) / 2
    if name == "studentT":
        (df,) = parameters
        half = beta_tail(df / 2, mpf(1) / 2, df, x * x) / 2
        return (1 - half, half) if x > 0 else (half, 1 - half)
    if name == "fisherF":
        m, n = parameters
        return beta_tail(m / 2, n / 2, m * x, n), beta_tail(n / 2, m / 2, n, m * x)
    if name == "chiSquare":
        (df,) = parameters
        return gamma_tail(df / 2, x / 2, False), gamma_tail(df / 2, x / 2, True)
    a, b = parameters
    return beta_tail(a, b, x, 1 - x), beta_tail(b, a, 1 - x, x)


def density(name, parameters, x):
    if name == "normal":
        return exp(-x * x / 2) / sqrt(2 * mp.pi)
    if name == "studentT":
        (df,) = parameters
        front = exp(loggamma((df + 1) / 2) - loggamma(df / 2)) / sqrt(mp.pi * df)
        return front * exp(-(df + 1) / 2 * log(1 + x * x / df))
    if name == "fisherF":
        m, n = (value / 2 for value in parameters)
        return exp(m * log(m * x) + n * log(n) - (m + n) * log(m * x + n) - log(x) - log_beta(m, n))
    if name == "chiSquare":
        half = parameters[0] / 2
        return exp((half - 1) * log(x / 2) - x / 2 - loggamma(half)) / 2
    a, b = parameters
    return exp((a - 1) * log(x) + (b - 1) * log(1 - x) - log_beta(a, b))


def log_beta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


results = {}
for name, tables in json.load(open("distributions-r.json")).items():
    rows = []
    for row in tables["tails"]:
        *given, _, _, _, _, _ = row
        *parameters, x = [mpf(value) for value in given]
        lower, upper = tails(name, parameters, x)
        logs = [log(one) if one <= other else mp.log1p(-other) for one, other in ((lower, upper), (upper, lower))]
        rows.append([*given, *(float(value) for value in (density(name, parameters, x), lower, upper, *logs))])
    results[name] = rows
lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "]" for name, rows in results.items()]
open("distributions-mpmath.json", "w").write("{" + ",\n".join(lines) + "}\n")
