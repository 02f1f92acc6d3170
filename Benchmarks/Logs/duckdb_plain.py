"""duckdb_plain.py LOG: the plain work in DuckDB's SQL."""

import sys

import duckdb

database = duckdb.connect()
database.sql("SET preserve_insertion_order = false")
database.sql(f"CREATE TABLE log AS FROM read_csv('{sys.argv[1]}', delim = ',', header = true)")
follows = database.sql("""
    SELECT activity, next, count(*), avg(gap), min(gap), max(gap) FROM (
        SELECT activity, lead(activity) OVER w AS next, lead(start_time) OVER w - end_time AS gap
        FROM log WINDOW w AS (PARTITION BY case_id ORDER BY start_time, end_time))
    WHERE next IS NOT NULL GROUP BY activity, next""").fetchall()
variants = database.sql("""
    SELECT variant, count(*), avg(lead_time) FROM (
        SELECT string_agg(activity, '>' ORDER BY start_time, end_time) AS variant, max(end_time) - min(start_time) AS lead_time
        FROM log GROUP BY case_id)
    GROUP BY variant""").fetchall()
print(len(follows), len(variants))
