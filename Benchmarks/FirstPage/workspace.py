"""The tables of a workspace in pandas; `Documentation/Workspace.md` says what they are."""

import sqlite3

import pandas as pd

HOUR = 3_600_000_000


class Workspace:
    def __init__(self, path):
        self.database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        names = self.query("SELECT name FROM sqlite_schema WHERE type = 'table'").name
        self.names = set(names)
        self.orders = self.query("SELECT * FROM orders").set_index("id")
        self.times = self.query("SELECT * FROM order_times").set_index("order_id")
        self.ledger = self.query(
            "SELECT order_id, name AS activity, cause, rework, microseconds FROM ledger "
            "JOIN activities ON activities.id = activity_id"
        )
        self.findings = self.table("findings")
        self.evidence = self.table("finding_evidence")
        self.examples = self.table("finding_examples")
        self.improvements = self.table("improvements")
        self.weights = self.table("weight_proposals")

    def query(self, sql):
        return pd.read_sql_query(sql, self.database)

    def table(self, name):
        """The table; empty where the run has none."""
        if name not in self.names:
            return pd.DataFrame()
        frame = self.query(f'SELECT * FROM "{name}"')
        # Of a column of NULLs alone pandas cannot know that it is one of numbers.
        return frame.apply(lambda column: pd.to_numeric(column) if column.isna().all() else column)

    def one(self, sql):
        return self.database.execute(sql).fetchone()[0]

    @property
    def booked(self):
        """The orders that have events."""
        return self.times[self.times.lead_microseconds.notna()]

    def is_late(self, criterion):
        """Whether each order is late by the rule of the report, from what the log says; missing where it does not."""
        orders, times = self.orders, self.times
        # Where the source says when orders are completed, those of which it does not are not.
        knows_completion = orders.completed.notna().any()
        completed = orders.completed if knows_completion else times.completion
        if criterion["kind"] == "promise":
            judged = orders.promise.notna() & completed.notna()
            return (completed > orders.promise).where(judged).astype("boolean")
        if criterion["kind"] == "target":
            late = times.lead_microseconds / HOUR > criterion["targetHours"]
            return late.where(times.lead_microseconds.notna() & (late | completed.notna())).astype("boolean")
        if criterion["kind"] == "attribute":
            values = orders[criterion["attribute"]]
            return values.map(self.level).isin(criterion["values"]).where(values.notna()).astype("boolean")
        raise ValueError(f"no way to tell {criterion['kind']} here")

    @staticmethod
    def level(value):
        """A value of an attribute as the report writes it."""
        return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
