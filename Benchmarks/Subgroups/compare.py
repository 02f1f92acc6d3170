"""`compare.py PROGRAM FOLDER [ROWS …]`: the same subgroups as pysubgroup? And in what share of its time?

A numeric target, twelve columns of levels, the quality n^0.5 (mean of the subgroup - mean of all), all conjunctions of one
and of two conditions. Both have the data in memory before the clock starts. pysubgroup runs its depth-first search
over bit sets with optimistic estimates made for numeric targets (`DFSNumeric`) and its `Apriori`.
"""

import json
import os
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pysubgroup as ps

LEVELS = [2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 5, 7]
MOST = 50
DEPTH = 2


def make(folder, rows):
    random = np.random.default_rng(rows)
    columns = [random.integers(0, levels, rows).astype(np.uint8) for levels in LEVELS]
    target = random.gamma(2.0, 12.0, rows)
    target += 6.0 * (columns[3] == 1) + 9.0 * ((columns[4] == 2) & (columns[0] == 1)) - 5.0 * (columns[7] == 3)
    target += 4.0 * (columns[9] == 7) * (columns[5] == 0) + 0.2 * columns[8]
    os.makedirs(folder, exist_ok=True)
    target.tofile(os.path.join(folder, "target.f64"))
    for number, column in enumerate(columns):
        column.tofile(os.path.join(folder, f"{number}.u8"))
    return columns, target


def ours(program, folder, rows):
    levels = ",".join(map(str, LEVELS))
    command = [program, folder, str(rows), levels, str(DEPTH), str(MOST)]
    done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found = {frozenset(map(tuple, row["conditions"])): row["quality"] for row in done["found"]}
    return found, done["seconds"]


def theirs(columns, target, algorithm):
    data = pd.DataFrame({f"c{number}": column for number, column in enumerate(columns)})
    data["target"] = target
    goal = ps.NumericTarget("target")
    selectors = [
        ps.EqualitySelector(f"c{number}", level)
        for number, levels in enumerate(LEVELS)
        for level in range(levels)
    ]
    task = ps.SubgroupDiscoveryTask(
        data, goal, selectors, result_set_size=MOST, depth=DEPTH, qf=ps.StandardQFNumeric(0.5)
    )
    start = time.perf_counter()
    result = algorithm.execute(task)
    seconds = time.perf_counter() - start
    found = {}
    for quality, subgroup, _ in result.results:
        key = frozenset((int(one.attribute_name[1:]), int(one.attribute_value)) for one in subgroup.selectors)
        found[key] = float(quality)
    return found, seconds


def main():
    program, folder = sys.argv[1:3]
    print("| rows | tool | time | ours is | same top subgroups | largest relative difference of a quality |")
    print("| --- | --- | --- | --- | --- | --- |")
    for rows in [int(text) for text in sys.argv[3:]] or [10_000, 100_000, 1_000_000]:
        columns, target = make(folder, rows)
        own, own_seconds = ours(program, folder, rows)
        print(f"| {rows:,} | ours | {own_seconds:.4f} s | | | |", flush=True)
        for name, algorithm in [("DFSNumeric", ps.DFSNumeric()), ("Apriori", ps.Apriori())]:
            found, seconds = theirs(columns, target, algorithm)
            same = len(found.keys() & own.keys())
            gap = max(
                (abs(found[key] - own[key]) / abs(own[key]) for key in found.keys() & own.keys()), default=float("nan")
            )
            print(
                f"| {rows:,} | pysubgroup {name} | {seconds:.2f} s | {seconds / own_seconds:.0f} times as fast "
                f"| {same} of {len(own)} | {gap:.0e} |",
                flush=True,
            )


main()
