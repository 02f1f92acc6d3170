"""Minima of 10,000 seeded quadratic programs by quadprog; null where it finds no feasible point, and the seeds of
those on which it does not come to an end within 3 seconds (it cycles at degenerate vertices).

Run: python quadratic-programs.py > quadratic-programs.json
Needs: numpy, quadprog (0.1.14 was used). The programs are those of QuadraticProgram/RandomPrograms.swift.
"""

import multiprocessing
import sys
import time

import numpy
import quadprog

COUNT = 10_000
MASK = (1 << 64) - 1


class SplitMix:
    """Steele, Lea and Flood (2014)."""

    def __init__(self, seed):
        self.state = seed

    def units(self, count):
        steps = numpy.arange(1, count + 1, dtype=numpy.uint64)
        with numpy.errstate(over="ignore"):
            z = numpy.uint64(self.state) + steps * numpy.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
            z = z ^ (z >> numpy.uint64(31))
        self.state = (self.state + count * 0x9E3779B97F4A7C15) & MASK
        return (z >> numpy.uint64(11)).astype(float) * 2.0**-53

    def unit(self):
        return float(self.units(1)[0])

    def whole(self, below):
        return int(self.unit() * below)

    def signed(self, count):
        return 2 * self.units(count) - 1

    def wholes(self, count, below):
        return numpy.floor(self.units(count) * below)


def dot(a, b):
    total = 0.0
    for left, right in zip(a, b):
        total += left * right
    return total


def program(seed):
    """G, g, rows (coefficients, relation, limit), lower and upper bounds."""
    draw = SplitMix(seed)
    kind = seed % 5
    n = 1 + draw.whole(20)
    m = draw.whole(2 * n + 1)
    root = draw.signed(n * n).reshape(n, n)
    G = root.T @ root / n + 0.05 * numpy.eye(n)
    g = 2 * draw.signed(n)
    planted = draw.wholes(n, 3) - 1 if kind == 2 else draw.signed(n)
    rows = []
    equalities = 0
    for _ in range(m):
        a = draw.wholes(n, 5) - 2 if kind == 2 else draw.signed(n)
        choice = draw.unit()
        relation = ">=" if choice < 0.6 else "<="
        if choice < 0.15 and equalities < n // 2:
            relation = "="
            equalities += 1
        room = draw.unit()
        if kind == 2:
            slack = numpy.floor(2 * room)
        else:
            slack = 0.0 if room < 0.1 else room
        value = 2 * room - 1 if kind == 1 else dot(a, planted)
        limit = value + {">=": -slack, "=": 0.0, "<=": slack}[relation]
        rows.append((a, relation, limit))
    if kind == 2:
        for index in range(1, m):
            if draw.unit() < 0.2:
                a, relation, limit = rows[index - 1]
                rows[index] = (2 * a, relation, 2 * limit)
    if kind == 3:
        last, total = numpy.zeros(n), 0.0
        for _ in range(1 + draw.whole(min(n, 4))):
            a, limit, weight = draw.signed(n), 2 * draw.unit() - 1, 0.5 + draw.unit()
            rows.append((a, ">=", limit))
            last = last - weight * a
            total -= weight * limit
        rows.append((last, ">=", total + 0.01 + draw.unit()))
    lower, upper = numpy.full(n, -numpy.inf), numpy.full(n, numpy.inf)
    for j in range(n):
        choice, room = draw.unit(), 0.5 * draw.whole(2)
        if choice < 0.25:
            lower[j] = planted[j] - room
        elif choice < 0.5:
            upper[j] = planted[j] + room
    if kind == 4:
        scales = numpy.array([10.0**exponent for exponent in range(-3, 4)])
        s = scales[draw.wholes(n, 7).astype(int)]
        G = G / s[:, None] / s[None, :]
        g = g / s
        rows = [(a / s, relation, limit) for a, relation, limit in rows]
        lower, upper = lower * s, upper * s
    return G, g, rows, lower, upper


def prepared(seed):
    G, g, rows, lower, upper = program(seed)
    n = len(g)
    normals = [(a, b) for a, relation, b in rows if relation == "="]
    meq = len(normals)
    for a, relation, b in rows:
        if relation == ">=":
            normals.append((a, b))
        elif relation == "<=":
            normals.append((-a, -b))
    for j in range(n):
        unit = numpy.zeros(n)
        unit[j] = 1
        if lower[j] > -numpy.inf:
            normals.append((unit, lower[j]))
        if upper[j] < numpy.inf:
            normals.append((-unit, -upper[j]))
    C = numpy.array([a for a, _ in normals]).T.copy() if normals else None
    b = numpy.array([b for _, b in normals]) if normals else None
    return G, -g, C, b, meq


def minimum(seed):
    try:
        return quadprog.solve_qp(*prepared(seed))[1]
    except ValueError as error:
        assert "inconsistent" in str(error), error
        return None


if sys.argv[1:] == ["time"]:
    # The mean time of a call for the feasible programs of 20 variables, in microseconds.
    calls = [prepared(s) for s in range(2_000)
             if s % 5 == 0 and len(program(s)[1]) == 20 and minimum(s) is not None]
    best = 1e9
    for _ in range(20):
        start = time.perf_counter()
        for call in calls:
            quadprog.solve_qp(*call)
        best = min(best, (time.perf_counter() - start) / len(calls))
    print(len(calls), "programs", best * 1e6, "µs a call")
else:

    def solve_from(first, pipe):
        for seed in range(first, COUNT):
            pipe.send(minimum(seed))

    minima, unending = [], []
    while len(minima) < COUNT:
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.Process(target=solve_from, args=(len(minima), sender))
        child.start()
        while len(minima) < COUNT and receiver.poll(3):
            minima.append(receiver.recv())
        if len(minima) < COUNT:
            unending.append(len(minima))
            minima.append(None)
        child.kill()
        child.join()
    text = ["null" if value is None else f"{value:.12g}" for value in minima]
    print('{"unending": ' + str(unending) + ', "minima": [' + ",".join(text) + "]}")
