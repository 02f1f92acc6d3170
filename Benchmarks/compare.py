"""Times `orderlens delays` against the plain work in polars on one generated log, in turn, and prints a table."""

import os
import platform
import statistics
import subprocess
import sys
import time

program, folder, python = sys.argv[1:4]
log = os.path.join(folder, "orders.csv")
runs = int(os.environ.get("RUNS", "5"))
here = os.path.dirname(os.path.abspath(__file__))
commands = {
    "orderlens delays --format json": [program, "delays", log, "--format", "json", "-o", os.path.join(folder, "out.json")],
    "polars, plain work only": [python, os.path.join(here, "polars_plain.py"), log],
}


def run(command):
    """Wall seconds, processor seconds and peak megabytes of one run."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


results = {name: [] for name in commands}
for _ in range(runs + 1):
    for name, command in commands.items():
        results[name].append(run(command))
rows = sum(1 for _ in open(log)) - 1
size = os.path.getsize(log) / 1e6
print(f"{rows:,} instances, {size:.0f} MB, {os.cpu_count()} cores, {platform.machine()}, median of {runs} after a warm-up\n")
print("| what | wall s | processor s | peak MB |")
print("| --- | --- | --- | --- |")
for name, all_runs in results.items():
    wall, cpu, peak = (statistics.median(column) for column in zip(*all_runs[1:]))
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |")
