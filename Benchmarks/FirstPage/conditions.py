"""Which orders a finding is about, from what the workspace says of each order at its arrival."""

import os
import sys

import numpy as np
import pandas as pd

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "PublishedOrders"))
from features import pooled  # noqa: E402
from workspace import HOUR  # noqa: E402

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
RUNS = {"arrivalHour": [str(hour) for hour in range(24)], "arrivalWeekday": WEEKDAYS, "arrivalMonth": MONTHS}


class Arrivals:
    """The orders that have events, and what was known of each when it arrived."""

    def __init__(self, workspace, zone):
        self.workspace = workspace
        self.times = workspace.booked
        self.orders = workspace.orders.loc[self.times.index]
        utc = pd.to_datetime(self.times.arrival.astype("int64"), unit="us", utc=True)
        self.local = utc.dt.tz_convert("UTC" if zone in ("GMT", "") else zone)

    def column(self, condition):
        """The feature of a condition; None where it cannot be told from the workspace."""
        about, name = condition["about"], condition["feature"]
        calendar = {
            "arrivalHour": lambda: self.local.dt.hour.astype(str),
            "arrivalWeekday": lambda: self.local.dt.day_name(),
            "arrivalMonth": lambda: self.local.dt.month_name(),
            "arrivalMonthEnd": lambda: (self.local.dt.days_in_month - self.local.dt.day < 3).map(
                {True: "yes", False: "no"}
            ),
        }
        if about in calendar:
            return calendar[about]()
        if about == "promisedTime":
            return (self.orders.promise - self.times.arrival) / HOUR
        if about == "workInProgress":
            return self.open_at(self.times.arrival, self.ended)
        if about == "recentArrivals":
            arrivals = np.sort(self.times.arrival.to_numpy())
            moments = self.times.arrival.to_numpy()
            before = np.searchsorted(arrivals, moments) - np.searchsorted(arrivals, moments - 24 * HOUR)
            return pd.Series(before, index=self.times.index)
        if about == "openFirstStage":
            first = (
                self.workspace.query(
                    'SELECT order_id, activity_id, start, "end" FROM events ORDER BY order_id, start, "end", activity_id'
                )
                .groupby("order_id")
                .first()
                .loc[self.times.index]
            )
            opened = pd.Series(0, index=self.times.index)
            for _, own in first.groupby("activity_id"):
                opened[own.index] = self.open_at(self.times.arrival[own.index], own["end"])
            return opened
        if about == "rework":
            events = self.workspace.query("SELECT order_id, activity_id FROM events")
            return events.duplicated().groupby(events.order_id).sum().loc[self.times.index]
        if about == "attribute":
            kind = self.workspace.one(
                f"SELECT kind FROM attributes WHERE owner = 'order' AND name = '{name.replace(chr(39), chr(39) * 2)}'"
            )
            column = self.orders[name]
            if kind == "time":
                return (column - self.times.arrival) / HOUR
            return column if kind == "number" else column.where(column.notna(), "(none)")
        return None

    @property
    def finished(self):
        """Whether the lead time of each order is over: not that of one which its source does not say to be completed."""
        completed = self.orders.completed
        return completed.notna() if self.workspace.orders.completed.notna().any() else completed.isna()

    @property
    def ended(self):
        """When an order left the desk: what is not completed counts to its last activity."""
        return self.orders.completed.fillna(self.times.completion)

    def open_at(self, arrivals, ends):
        """Orders that are there at each arrival; equal arrivals do not count each other."""
        index = arrivals.index
        arrivals, ends = arrivals.to_numpy(), ends.to_numpy()
        lying = ends > arrivals
        came = np.searchsorted(np.sort(arrivals[lying]), arrivals, side="left")
        went = np.searchsorted(np.sort(ends[lying]), arrivals, side="right")
        return pd.Series(came - went, index=index)

    def meets(self, condition):
        """Whether each order meets it; None where that cannot be told."""
        column = self.column(condition)
        if column is None:
            return None
        if condition["level"] == "(other)":
            # Levels are pooled by the orders that the models are fitted to.
            column = pooled(column[self.finished]).reindex(column.index)
        if condition["level"] is not None:
            last = condition.get("toLevel")
            if last is None:
                # Levels that others determine are joined to the reference level.
                return column.isin([condition["level"], *condition["level"].split(" / ")])
            levels = RUNS[condition["about"]]
            return column.isin(levels[levels.index(condition["level"]) : levels.index(last) + 1])
        met = column.notna()
        if condition["above"] is not None:
            met &= column > condition["above"]
        if condition["atMost"] is not None:
            met &= column <= condition["atMost"]
        if condition.get("atLeast") is not None:
            met &= column >= condition["atLeast"]
        return met

    def members(self, subject):
        """Whether each order is one that a driver or segment is about; None where that cannot be told."""
        conditions = subject["conditions"] if subject["kind"] == "segment" else [subject["condition"]]
        met = [self.meets(condition) for condition in conditions]
        return None if any(one is None for one in met) else np.logical_and.reduce([*met, self.finished])
