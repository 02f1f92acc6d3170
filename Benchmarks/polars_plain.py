"""The plain work in polars: read, sort by order and time, directly-follows times, durations, variants."""

import sys

import polars as pl

events = pl.read_csv(sys.argv[1], try_parse_dates=True).sort("case_id", "start_time", "end_time")
follows = events.with_columns(
    pl.col("activity").shift(-1).over("case_id").alias("next"),
    (pl.col("start_time").shift(-1).over("case_id") - pl.col("end_time")).alias("gap"),
)
table = follows.drop_nulls("next").group_by("activity", "next").agg(pl.len(), pl.col("gap").mean()).sort("len")
durations = events.group_by("case_id").agg(
    (pl.col("end_time").max() - pl.col("start_time").min()).alias("duration"),
    pl.col("activity").str.join(">").alias("variant"),
)
variants = durations.group_by("variant").len().sort("len")
print(table.height, durations.height, variants.height)
