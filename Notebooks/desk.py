"""What the notebooks share: running the program, reading its workspace, and holding figures against each other."""

import json
import math
import os
import sqlite3
import subprocess
import tempfile
from functools import cached_property
from pathlib import Path

import altair as alt
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
DATASET = ROOT / "Datasets" / "order-desk"
HOUR = 3_600_000_000  # microseconds

# Charts are drawn into the notebook: nothing is fetched when it is read.
alt.renderers.enable("svg")
alt.data_transformers.disable_max_rows()

# One colour for each cause, told apart by colour-blind readers too (Wong, Nature Methods 8, 441, 2011).
CAUSES = {
    "processing": "#009e73",
    "elapsed": "#666666",
    "firstTouch": "#f0e442",
    "batching": "#e69f00",
    "unavailability": "#0072b2",
    "prioritization": "#cc79a7",
    "contention": "#d55e00",
    "unexplained": "#56b4e9",
    "undetermined": "#bbbbbb",
}


def program():
    """The program that was built last; ORDERLENS names another one."""
    if "ORDERLENS" in os.environ:
        return Path(os.environ["ORDERLENS"])
    built = [ROOT / ".build" / kind / "orderlens" for kind in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise FileNotFoundError("orderlens is not built: run make build")
    return max(built, key=lambda path: path.stat().st_mtime)


def analyze(log, *options, skip=()):
    """Runs `orderlens analyze` on a log, and opens what it leaves."""
    place = Path(tempfile.mkdtemp(prefix="orderlens-"))
    command = [program(), "analyze", log, *options, "--to", place / "report.json", "--into", place / "desk.olens"]
    for analysis in skip:
        command += ["--skip", analysis]
    done = subprocess.run([*map(str, command), "--no-map", "--quiet"], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Desk(place)


class Desk:
    """The workspace and the report of a run."""

    def __init__(self, place):
        self.place = place
        self.database = sqlite3.connect(f"file:{place / 'desk.olens'}?mode=ro", uri=True)

    @cached_property
    def report(self):
        return json.loads((self.place / "report.json").read_text(encoding="utf-8"))

    def query(self, sql):
        return pd.read_sql_query(sql, self.database)

    def table(self, name):
        return self.query(f'SELECT * FROM "{name}"')


def agreement(figures, tolerance=1e-9):
    """Figures made here beside those of the program, by name; fails where two differ by more than rounding."""
    rows = pd.DataFrame(
        [(name, own, theirs) for name, (own, theirs) in figures.items()], columns=["figure", "made here", "program"]
    ).set_index("figure")
    same = [
        math.isclose(own, theirs, rel_tol=tolerance, abs_tol=tolerance)
        for own, theirs in zip(rows["made here"], rows["program"], strict=True)
    ]
    if not all(same):
        raise AssertionError(f"not the same:\n{rows[[not one for one in same]]}")
    return rows.assign(agrees="✓")
