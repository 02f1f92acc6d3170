"""`check.py PROGRAM ROOT FOLDER WORK [DESK ...]`: the first page of a report, recomputed from its workspace.

Each figure is compared twice: what pandas makes of the workspace with what report.json has, and that, rounded as the
page rounds, with what the page says. Whatever number is then left over on the page is one that nobody recomputed, and
counts as a difference.
"""

import json
import os
import subprocess
import sys
import time

from desks import DESKS
from figures import FirstPageFigures
from page import FirstPage
from workspace import Workspace


def analyze(program, desk, root, folder, work):
    """Makes the report anew; where it lies."""
    place = os.path.join(work, desk)
    os.makedirs(place, exist_ok=True)
    workspace = os.path.join(place, "desk.olens")
    for leftover in (workspace, workspace + "-wal", workspace + "-shm"):
        if os.path.exists(leftover):
            os.remove(leftover)
    arguments = DESKS[desk](root, folder, place)
    started = time.monotonic()
    subprocess.run([program, "analyze", *arguments, "--to", place, "--lang", "en", "--no-map", "--quiet"], check=True)
    return place, time.monotonic() - started


def checked(place):
    """All comparisons of a report."""
    with open(os.path.join(place, "report.json"), encoding="utf-8") as file:
        report = json.load(file)
    with open(os.path.join(place, "report.html"), encoding="utf-8") as file:
        page = FirstPage(file.read())
    return FirstPageFigures(report, page, Workspace(os.path.join(place, "desk.olens"))).all()


def line(comparison):
    def text(value):
        return f"{value:.10g}" if isinstance(value, float) else str(value)

    verdict = "equal" if comparison.is_equal else "NOT EQUAL"
    return (
        f"  {verdict:9}  {comparison.what:64.64}  {comparison.source:10}  "
        f"page {comparison.shown!s:18.18}  report {text(comparison.reported):18.18}  here {text(comparison.recomputed)}"
    )


def main(program, root, folder, work, *desks):
    differing = 0
    for desk in desks or DESKS:
        place, seconds = analyze(program, desk, root, folder, work)
        comparisons = checked(place)
        wrong = [comparison for comparison in comparisons if not comparison.is_equal]
        computed = sum(comparison.source == "recomputed" for comparison in comparisons)
        print(
            f"{desk}: {len(comparisons)} figures, {computed} recomputed, {len(comparisons) - computed} as stored or named, "
            f"{len(wrong)} not equal; analyze took {seconds:.1f} s"
        )
        for comparison in comparisons if os.environ.get("ALL") else wrong:
            print(line(comparison))
        differing += len(wrong)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
