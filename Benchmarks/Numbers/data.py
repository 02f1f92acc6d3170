"""Writes the data of each task as raw little-endian columns: NAME.f64 and NAME.i32."""

import json
import os

import numpy as np


def write(folder, **columns):
    for name, values in columns.items():
        kind = "i32" if values.dtype == np.int32 else "f64"
        values.tofile(os.path.join(folder, f"{name}.{kind}"))


def regression(folder, rows, predictors, outcomes):
    random = np.random.default_rng(1)
    first = None
    signals = [random.standard_normal(rows) for _ in range(outcomes)]
    for j in range(predictors):
        x = random.standard_normal(rows) + j
        first = np.abs(x) if first is None else first
        for y in signals:
            y += random.standard_normal() * x
        write(folder, **{f"x{j}": x})
    for k, y in enumerate(signals):
        write(folder, **{f"y{k}": y + random.standard_normal(rows) * first})


def importance(folder, predictors, outcomes):
    random = np.random.default_rng(2)
    common = random.standard_normal(5_000)
    xs = [0.5 * common + random.standard_normal(5_000) for _ in range(predictors)]
    for j, x in enumerate(xs):
        write(folder, **{f"x{j}": x})
    for k in range(outcomes):
        y = sum(random.uniform(-1, 1) * x for x in xs) + 3 * random.standard_normal(5_000)
        write(folder, **{f"y{k}": y})


def clustered(folder, rows, predictors, clusters):
    random = np.random.default_rng(3)
    cluster = random.integers(0, clusters, rows).astype(np.int32)
    effect = random.standard_normal(clusters)
    y = effect[cluster] + random.standard_normal(rows)
    for j in range(predictors):
        x = random.standard_normal(rows) + 0.5 * effect[cluster]
        y += 0.1 * j * x
        write(folder, **{f"x{j}": x})
    write(folder, y0=y, cluster=cluster)


def mixed(folder, rows):
    random = np.random.default_rng(4)
    y = random.standard_normal(rows)
    for j in range(10):
        x = random.standard_normal(rows)
        y += 0.1 * j * x
        write(folder, **{f"x{j}": x})
    for j, levels in enumerate([5, 10, 20, 50, 100, 300, 1_000, 2_000]):
        codes = random.integers(0, levels, rows).astype(np.int32)
        y += (codes % 7) * 0.1
        write(folder, **{f"c{j}": codes})
    write(folder, y0=y)


def panel(folder, rows, persons, periods):
    random = np.random.default_rng(5)
    person = random.integers(0, persons, rows).astype(np.int32)
    period = random.integers(0, periods, rows).astype(np.int32)
    of_person = random.standard_normal(persons)
    of_period = random.standard_normal(periods)
    y = of_person[person] + of_period[period] + random.standard_normal(rows)
    for j in range(5):
        x = random.standard_normal(rows) + 0.3 * of_person[person]
        y += x * (j + 1) / 5
        write(folder, **{f"x{j}": x})
    write(folder, y0=y, person=person, period=period)


def binary(folder, rows, predictors):
    random = np.random.default_rng(6)
    score = np.full(rows, -1.0)
    for j in range(predictors):
        x = random.standard_normal(rows)
        score += x * (j - predictors / 2) / predictors
        write(folder, **{f"x{j}": x})
    write(folder, y0=(random.uniform(size=rows) < 1 / (1 + np.exp(-score))).astype(float))


def steps(folder, rows):
    random = np.random.default_rng(7)
    levels = np.repeat(random.standard_normal(20) * 3, rows // 20)
    write(folder, y0=levels + random.standard_normal(len(levels)))


def pairs(folder, rows):
    random = np.random.default_rng(8)
    x = random.standard_normal(rows)
    write(folder, x0=x, y0=np.round(0.3 * x + random.standard_normal(rows), 2))


def programs(folder, count, size):
    """Strictly convex programs: G = AA' + I, `size` variables, sum = 1, x ≥ 0, a row of random inequalities."""
    random = np.random.default_rng(9)
    factor = random.standard_normal((count, size, size))
    write(
        folder,
        g=np.ascontiguousarray(factor @ factor.transpose(0, 2, 1) + np.eye(size)),
        a=random.standard_normal((count, size)),
    )


TASKS = {
    "ols": lambda folder: regression(folder, 1_000_000, 50, 1),
    "nine-outcomes": lambda folder: regression(folder, 1_000_000, 50, 9),
    "importance-15": lambda folder: importance(folder, 15, 1),
    "importance-20": lambda folder: importance(folder, 20, 1),
    "importance-25": lambda folder: importance(folder, 25, 1),
    "importance-25-eight-outcomes": lambda folder: importance(folder, 25, 8),
    "clusters": lambda folder: clustered(folder, 100_000, 30, 500),
    "mixed-1m": lambda folder: mixed(folder, 1_000_000),
    "mixed-10m": lambda folder: mixed(folder, 10_000_000),
    "panel": lambda folder: panel(folder, 1_000_000, 10_000, 100),
    "binary": lambda folder: binary(folder, 1_000_000, 20),
    "steps": lambda folder: steps(folder, 10_000),
    "pairs": lambda folder: pairs(folder, 1_000_000),
    "programs": lambda folder: programs(folder, 1_000, 20),
}


def prepare(root, name):
    """The folder with the data of a task, written the first time."""
    folder = os.path.join(root, name)
    done = os.path.join(folder, "complete.json")
    if not os.path.exists(done):
        os.makedirs(folder, exist_ok=True)
        TASKS[name](folder)
        with open(done, "w") as file:
            json.dump({"task": name}, file)
    return folder
