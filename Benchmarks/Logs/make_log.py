"""make_log.py PROGRAM ORDERS FILE: a log of eight columns as a desk's database exports it, in the order of the ends."""

import os
import subprocess
import sys
import tempfile

import polars as pl

program, orders, file = sys.argv[1:4]
with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(file))) as folder:
    desk = os.path.join(folder, "desk")
    subprocess.run([program, "generate", "--orders", orders, "--seed", "1", "--quiet", desk], check=True)
    times = ["start_time", "end_time"]
    events = pl.scan_csv(os.path.join(desk, "orders.csv"), infer_schema=False)
    events = events.select("case_id", "activity", "resource", *times, "customer", "region", "channel")
    # Local times without their offset, as databases have them.
    events = events.with_columns(pl.col(times).str.slice(0, 19).str.replace("T", " "))
    part = file + ".part"
    events.collect(engine="streaming").sort("end_time", maintain_order=True).write_csv(part)
    os.rename(part, file)
