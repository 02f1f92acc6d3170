"""polars_plain.py LOG all|needed: the plain work in polars, the fastest way that we found.

Reads every column, or only those that are needed; sorts by order and time; times between activities that directly follow one
another; lead times; variants. Times have one fixed format: left to guess, polars takes three times as long to read.
"""

import sys

import polars as pl

log, columns = sys.argv[1:3]
text = pl.scan_csv(log, infer_schema=False)
if columns == "needed":
    text = text.select("case_id", "activity", "start_time", "end_time")
events = (
    text.with_columns(
        pl.col("start_time", "end_time").str.to_datetime("%Y-%m-%d %H:%M:%S"),
        pl.col("activity").cast(pl.Categorical),
    )
    .sort("case_id", "start_time", "end_time")
    .collect()
)
gap = pl.col("start_time").shift(-1) - pl.col("end_time")
follows = events.select(
    "activity",
    pl.col("activity").shift(-1).alias("next"),
    gap.alias("gap"),
    (pl.col("case_id") == pl.col("case_id").shift(-1)).alias("same"),
)
gaps = follows.filter("same").group_by("activity", "next")
table = gaps.agg(pl.len(), pl.col("gap").mean(), pl.col("gap").min().alias("least"), pl.col("gap").max().alias("most"))
lead_time = (pl.col("end_time").max() - pl.col("start_time").min()).alias("lead_time")
orders = events.group_by("case_id").agg(lead_time, pl.col("activity").alias("variant"))
variants = orders.group_by("variant").agg(pl.len(), pl.col("lead_time").mean())
print(events.height, table.height, orders.height, variants.height, orders["lead_time"].mean())
