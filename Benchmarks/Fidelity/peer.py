"""Discovers a simulation model of each log with Simod, simulates it ten times with Prosimos, and measures the lead times as we do."""

import subprocess
import sys
from pathlib import Path

import numpy
import pandas

NAMES = {
    "case:concept:name": "case_id", "Activity": "activity", "Resource": "resource",
    "start_timestamp": "start_time", "time:timestamp": "end_time",
}
COLUMNS = ["case_id", "activity", "resource", "start_time", "end_time"]


def lead_times(log):
    """Hours from the first start to the last end of each case, ascending."""
    start = pandas.to_datetime(log["start_time"], utc=True, format="ISO8601")
    end = pandas.to_datetime(log["end_time"], utc=True, format="ISO8601")
    cases = pandas.DataFrame({"case": log["case_id"], "start": start, "end": end}).groupby("case")
    return numpy.sort((cases["end"].max() - cases["start"].min()).dt.total_seconds().values / 3600)


def figures(hours):
    return [hours.mean(), numpy.quantile(hours, 0.5), numpy.quantile(hours, 0.9)]


def simod(path, work):
    log = pandas.read_csv(path)
    if "case:concept:name" in log:
        log = log[list(NAMES)].rename(columns=NAMES)
    log = log[COLUMNS]
    for column in ["start_time", "end_time"]:
        log[column] = pandas.to_datetime(log[column], utc=True).dt.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")
    name = Path(path).name.removesuffix(".csv.gz")
    plain = work / f"{name}.csv"
    log.to_csv(plain, index=False)
    output = work / f"{name}-model"
    model = output / "best_result" / name
    if not model.with_suffix(".json").exists():
        subprocess.run(["simod", "--one-shot", "--event-log", plain, "-o", output], check=True, capture_output=True)
    real = lead_times(log)
    rows = []
    for number in range(10):
        simulated = work / f"{name}-{number}.csv"
        subprocess.run(
            ["prosimos", "start-simulation", "--bpmn_path", model.with_suffix(".bpmn"),
             "--json_path", model.with_suffix(".json"), "--total_cases", str(len(real)),
             "--starting_at", log["start_time"].min(), "--log_out_path", simulated,
             "--stat_out_path", work / "statistics.csv"],
            check=True, capture_output=True,
        )
        hours = lead_times(pandas.read_csv(simulated))
        rows.append(figures(hours) + [abs(hours - real).mean() / real.mean()])
    middle, least, most = (numpy.array(figure) for figure in (
        numpy.median(rows, 0), numpy.min(rows, 0), numpy.max(rows, 0)))
    cells = [f"{log:.2f} → {found:.2f} ({100 * (found / log - 1):+.1f} %)" for log, found in zip(figures(real), middle)]
    print(f"| {name}, Simod, median of ten | {len(real)} | {' | '.join(cells)} | "
          f"{100 * middle[3]:.1f} % ({100 * least[3]:.1f}–{100 * most[3]:.1f}) |")


for path in sys.argv[2:]:
    simod(path, Path(sys.argv[1]))
