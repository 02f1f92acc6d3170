"""compare.py PROGRAM FOLDER [TASK ...]: times the program and its peers in turn and prints one table for each task.

Tasks: plain, ledger, growth, import, xes, limits. A figure is the median of RUNS runs after a warm-up, with the least and the
largest; what counts is the ratio of the medians, for the runs of all take turns on a machine that may be noisy.
"""

import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

program, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
tasks = sys.argv[3:] or ["plain", "ledger", "growth", "import", "xes", "limits"]
runs = int(os.environ.get("RUNS", "5"))
orders = int(os.environ.get("ORDERS", "1130000"))
growth = [int(size) for size in os.environ.get("GROWTH", "115000 345000 1130000 3390000").split()]
here = os.path.dirname(os.path.abspath(__file__))
xes = os.path.join(here, "../../../shared/data/pm4py/bpic2012.xes.gz")


def peer(script, *arguments):
    return [sys.executable, os.path.join(here, script), *arguments]


def log(orders):
    """The path of the log of so many orders, made if it is not there."""
    path = os.path.join(folder, f"orders-{orders}.csv")
    if not os.path.exists(path):
        subprocess.run(peer("make_log.py", program, str(orders), path), check=True)
    return path


def instances(path):
    return int(subprocess.run(["wc", "-l", path], check=True, capture_output=True).stdout.split()[0]) - 1


def measure(command):
    """Wall seconds, processor seconds and peak megabytes of one run."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(commands, before=None, runs=runs):
    """The measures of all commands, by name; they take turns. `before` is called before each run."""
    results = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            if before:
                before()
            result = measure(command)
            if run > 0:
                results[name].append(result)
    return results


def table(title, results):
    """Prints one; ratios are to the first row."""
    print(f"\n### {title}\n\n| what | wall s | least–most | processor s | peak MB | wall / ours | memory / ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    ours = None
    for name, measures in results.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*measures))
        ours = ours or (wall, peak)
        walls = [run[0] for run in measures]
        spread = f"{min(walls):.2f}–{max(walls):.2f}"
        print(f"| {name} | {wall:.2f} | {spread} | {cpu:.2f} | {peak:.0f} | {wall / ours[0]:.2f} | {peak / ours[1]:.2f} |")
    sys.stdout.flush()


def ours(command, path, *arguments):
    return [program, command, path, "--format", "json", "--output", os.path.join(folder, "out.json"), *arguments]


def plain():
    path = log(orders)
    title = f"Plain work, {instances(path):,} instances, {os.path.getsize(path) / 1e6:.0f} MB"
    commands = {
        "orderlens paths": ours("paths", path),
        "polars, all columns": peer("polars_plain.py", path, "all"),
        "polars, needed columns": peer("polars_plain.py", path, "needed"),
        "DuckDB": peer("duckdb_plain.py", path),
    }
    table(title, compare(commands))


def ledger():
    path = log(orders)
    commands = {
        "orderlens delays": ours("delays", path),
        "polars, plain work, all columns": peer("polars_plain.py", path, "all"),
    }
    table(f"The whole ledger with causes, {instances(path):,} instances", compare(commands))


def grow():
    print("\n### Growth of `orderlens delays`\n\n| instances | wall s | ns an instance | of N log N | peak MB | bytes an instance |")
    print("| --- | --- | --- | --- | --- | --- |")
    first = None
    for size in growth:
        path = log(size)
        count = instances(path)
        measures = compare({"": ours("delays", path)}, runs=min(runs, 3))[""]
        wall, _, peak = (statistics.median(column) for column in zip(*measures))
        per = wall / (count * math.log2(count))
        first = first or per
        print(
            f"| {count:,} | {wall:.2f} | {wall / count * 1e9:.0f} | {per / first:.2f} | {peak:.0f} "
            f"| {peak * 2**20 / count:.0f} |"
        )
        sys.stdout.flush()


def bring_in():
    path = log(min(orders, 345000))
    store, plain_store = os.path.join(folder, "desk.olens"), os.path.join(folder, "plain.sqlite")

    def clear():
        for file in [store, plain_store]:
            if os.path.exists(file):
                os.remove(file)

    commands = {
        "orderlens import": [program, "import", path, "--into", store, "--quiet"],
        "sqlite3 .import": ["sqlite3", plain_store, ".mode csv", f".import {path} log"],
    }
    title = f"Into a database, {instances(path):,} instances"
    table(title, compare(commands, before=clear))
    clear()
    measure(commands["orderlens import"])
    commands = {"paths of the workspace": ours("paths", store), "paths of the CSV": ours("paths", path)}
    table("Reading it back, for `paths`", compare(commands))
    clear()


def read_xes():
    if not os.path.exists(xes):
        print(f"\n### XES\n\nLeft out: there is no {os.path.normpath(xes)}.")
        return
    commands = {
        "orderlens paths": ours("paths", xes),
        "r4pm": peer("xes_peer.py", xes, "r4pm"),
        "PM4Py, line by line": peer("xes_peer.py", xes, "pm4py-fast"),
        "PM4Py, default": peer("xes_peer.py", xes, "pm4py"),
        "Python and pandas alone": [sys.executable, "-c", "import pm4py"],
    }
    table("XES: BPI Challenge 2012, 262,200 events", compare(commands))


def limits():
    """What the machine itself needs: the file read into a buffer, and as many 64-bit numbers sorted."""
    path = log(orders)
    count = instances(path)
    buffer = bytearray(4 << 20)

    def read():
        with open(path, "rb", buffering=0) as file:
            while file.readinto(buffer):
                pass

    def timed(work):
        times = []
        for _ in range(runs):
            begun = time.monotonic()
            work()
            times.append(time.monotonic() - begun)
        return statistics.median(times)

    import polars as pl

    numbers = pl.Series(range(count)).sample(count, shuffle=True, seed=1)
    print(f"\n### Limits, {count:,} instances\n\n| what | s |\n| --- | --- |")
    print(f"| reading the file's {os.path.getsize(path) / 1e6:.0f} MB from the page cache, one thread | {timed(read):.2f} |")
    print(f"| polars: sorting as many 64-bit numbers in random order, all threads | {timed(numbers.sort):.2f} |")


def machine():
    names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    memory = int(open("/proc/meminfo").readline().split()[1]) / 2**20
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    peers = open(os.path.join(here, "peers.txt")).read().split()
    sqlite = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True).stdout.split()[0] if shutil.which("sqlite3") else "none"
    print(f"{names[0]}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}; orderlens {version}; "
          f"{', '.join(peers)}, sqlite3 {sqlite}. Medians of {runs} runs that take turns, after a warm-up.")


machine()
known = {"plain": plain, "ledger": ledger, "growth": grow, "import": bring_in, "xes": read_xes, "limits": limits}
for task in tasks:
    known[task]()
