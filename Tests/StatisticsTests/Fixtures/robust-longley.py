"""Robust errors of the Longley regression (James W. Longley, JASA 62, 1967), an ill-conditioned one, in 60-digit
arithmetic by the textbook's formulas.

    python robust-longley.py      (mpmath)
"""
import json
import pathlib

import mpmath as mp

mp.mp.dps = 60
# y, then x1 to x6, as NIST prints them.
rows = """
60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962
"""
table = [[mp.mpf(x) for x in line.split()] for line in rows.split("\n") if line]
n, p = len(table), 7
X = mp.matrix([[1] + row[1:] for row in table])
y = mp.matrix([row[0] for row in table])
inverse = (X.T * X) ** -1
b = inverse * (X.T * y)
e = y - X * b
hat = X * inverse * X.T


def errors(factor):
    meat = X.T * mp.diag([factor(e[i], hat[i, i]) ** 2 for i in range(n)]) * X
    covariance = inverse * meat * inverse
    return [float(mp.sqrt(covariance[j, j])) for j in range(p)]


result = {
    "columns": [[float(row[j]) for row in table] for j in range(p)],
    "coefficients": [float(x) for x in b],
    "leverages": [float(hat[i, i]) for i in range(n)],
    "hc0": errors(lambda e, h: e),
    "hc1": errors(lambda e, h: e * mp.sqrt(mp.mpf(n) / (n - p))),
    "hc2": errors(lambda e, h: e / mp.sqrt(1 - h)),
    "hc3": errors(lambda e, h: e / (1 - h)),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=0) + "\n")
