"""`compare.py PROGRAM ROOT [TASK …]`: times the numeric floors beside their peers and prints a Markdown table.

Ours and each peer run in turn in processes of their own on the same data, with two threads; a time is the median
of the runs. "Agreement" is the largest relative difference of a figure to ours.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys

import data
import peers

HERE = os.path.dirname(os.path.abspath(__file__))
#: our task -> the data it runs on, runs of ours, runs of a peer
TASKS = {
    "ols": ("ols", 5, 3),
    "ols-hc3": ("ols", 5, 3),
    "nine-outcomes": ("nine-outcomes", 5, 3),
    "importance-15": ("importance-15", 5, 1),
    "importance-20": ("importance-20", 5, 1),
    "importance-25": ("importance-25", 5, 1),
    "importance-25-eight-outcomes": ("importance-25-eight-outcomes", 5, 1),
    "bootstrap": ("clusters", 5, 1),
    "jackknife": ("clusters", 5, 1),
    "mixed-1m": ("mixed-1m", 5, 1),
    "mixed-10m": ("mixed-10m", 3, 1),
    "panel": ("panel", 5, 3),
    "binary": ("binary", 5, 3),
    "steps": ("steps", 5, 3),
    "pairs": ("pairs", 5, 3),
    "programs": ("programs", 5, 3),
}
R_TASKS = ["ols", "ols-hc3", "binary"]


def run(command):
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="2", OMP_NUM_THREADS="2", MKL_NUM_THREADS="2")
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        return {"failure": lines[-1] if lines else f"exit code {done.returncode}"}
    return json.loads(done.stdout.strip().splitlines()[-1])


def agreement(ours, other):
    differences = [
        abs(a - b) / max(abs(a), abs(b), 1e-300)
        for name in ours.keys() & other.keys()
        if len(ours[name]) == len(other[name])
        for a, b in zip(ours[name], other[name])
    ]
    return f"{max(differences):.0e}" if differences else "–"


def row(task, tool, result, ours):
    if "failure" in result:
        return f"| {task} | {tool} | – | – | – | {result['failure'][:60]} |"
    seconds = statistics.median(result["seconds"])
    ratio = seconds / statistics.median(ours["seconds"])
    memory = f"{result['extraBytes'] / 1e6:,.0f}"
    same = "" if result is ours else agreement(ours["figures"], result["figures"])
    return f"| {task} | {tool} | {seconds:.4g} | {ratio:,.1f} | {memory} | {same} |"


def main():
    program, root, chosen = sys.argv[1], sys.argv[2], sys.argv[3:] or list(TASKS)
    print("| task | tool | seconds | × ours | MB beyond the data | agreement |")
    print("| --- | --- | --- | --- | --- | --- |")
    for task in chosen:
        source, runs, peer_runs = TASKS[task]
        folder = data.prepare(root, source)
        ours = run([program, task, folder, str(runs)])
        print(row(task, "OrderLens", ours, ours), flush=True)
        if "failure" in ours:
            continue
        for peer in peers.PEERS.get(task, {}):
            result = run([sys.executable, os.path.join(HERE, "peers.py"), task, peer, folder, str(peer_runs)])
            print(row(task, peer, result, ours), flush=True)
        if task in R_TASKS and shutil.which("Rscript"):
            result = run(["Rscript", os.path.join(HERE, "peers.R"), task, folder, str(peer_runs)])
            print(row(task, "R", result, ours), flush=True)


if __name__ == "__main__":
    main()
