"""What is known of an order when it arrives, in pandas: written after Documentation/Drivers.md, not after the program."""

import numpy as np
import pandas as pd

FEWEST, MOST = 30, 30
HOUR = pd.Timedelta(hours=1)
CALENDAR = {
    "arrival hour": lambda t: t.dt.hour.astype(str),
    "arrival weekday": lambda t: t.dt.day_name(),
    "arrival month": lambda t: t.dt.month_name(),
    "arrival at month-end": lambda t: (t.dt.days_in_month - t.dt.day < 3).map({True: "yes", False: "no"}),
}


class Log:
    """Events in columns, and one row for each order."""

    def __init__(self, events, order, activity, time, arrival=None, promise=None, completed=None):
        # Orders as the log names them first.
        events = events.sort_values([order, time], kind="stable")
        by_order = events.groupby(order, sort=False)
        self.order = by_order.first()
        times = by_order[time].agg(["min", "max"])
        self.order["last"] = times["max"]
        # Nobody works on an order before it arrives.
        given = self.order[arrival].fillna(times["min"]) if arrival else times["min"]
        self.order["arrived"] = given.where(given < times["min"], times["min"])
        self.order["first activity"] = by_order[activity].first()
        self.order["first end"] = by_order[time].first()
        self.order["promised"] = self.order[promise] if promise else pd.NaT
        self.order["done"] = self.order[completed] if completed else times["max"]

    @property
    def lead_time(self):
        return (self.order["last"] - self.order["arrived"]) / HOUR

    def load(self):
        """Work in progress, arrivals of the last day, open work of the first stage; equal arrivals do not count each other."""
        order = self.order
        arrived, first_end = (order[name].astype("int64").to_numpy() for name in ("arrived", "first end"))

        def open_at(arrivals, ends, moments):
            lying = ends > arrivals
            before = np.searchsorted(np.sort(arrivals[lying]), moments, side="left")
            return before - np.searchsorted(np.sort(ends[lying]), moments, side="right")

        frame = pd.DataFrame(index=order.index)
        # What is not completed counts to its last activity.
        ended = order["done"].fillna(order["last"]).astype(order["arrived"].dtype).array.asi8
        frame["work in progress"] = open_at(arrived, ended, arrived)
        day = pd.Timedelta(days=1) // pd.Timedelta(1, order["arrived"].dt.unit)
        everyone = np.sort(arrived)
        frame["arrivals of the last day"] = np.searchsorted(everyone, arrived, side="left") - np.searchsorted(
            everyone, arrived - day, side="left"
        )
        stage = order["first activity"].to_numpy()
        opened = np.zeros(len(order))
        for activity in np.unique(stage):
            own = stage == activity
            opened[own] = open_at(arrived[own], first_end[own], arrived[own])
        frame["open work of the first stage"] = opened
        return frame.astype(float)

    def features(self, attributes):
        """All features: numbers as they are, times as hours since the arrival, levels as text."""
        order = self.order
        frame = pd.DataFrame(index=order.index)
        for name in attributes:
            column = order[name]
            if pd.api.types.is_datetime64_any_dtype(column):
                frame[name] = (column - order["arrived"]) / HOUR
            elif pd.api.types.is_numeric_dtype(column):
                frame[name] = column.astype(float)
            else:
                frame[name] = column.astype(object).where(column.notna(), "(none)")
        if order["promised"].notna().any():
            frame["promised time"] = (order["promised"] - order["arrived"]) / HOUR
        for name, part in CALENDAR.items():
            frame[name] = part(order["arrived"])
        return frame.join(self.load())


def pooled(levels):
    """Rare levels, and the rarest of too many, as one that has orders enough too."""
    counts = levels.value_counts()
    kept = list(counts.index[counts >= FEWEST])
    if len(kept) < len(counts) or len(kept) > MOST:
        kept = kept[: MOST - 1]
        while len(levels) - counts[kept].sum() < FEWEST:
            kept.pop()
        return levels.where(levels.isin(kept), "(other)")
    return levels


class Design:
    """Columns of numbers, and of levels against the most frequent one."""

    def __init__(self, features, joined=()):
        parts = [pd.Series(1.0, index=features.index, name="const")]
        references = []
        self.levels = {}
        for name in features:
            column = features[name]
            if pd.api.types.is_numeric_dtype(column):
                parts.append(column.rename(name))
                continue
            column = pooled(column)
            reference = column.value_counts().index[0]
            if set(column.unique()) == {"no", "yes"}:
                reference = "no"
            own = [level for feature, level in joined if feature == name]
            label = " / ".join([reference] + [level for level in own])
            column = column.where(~column.isin(own + [reference]), label)
            shares = column.value_counts() / len(column)
            self.levels[name] = (label, shares)
            for level in shares.index:
                if level != label:
                    parts.append((column == level).astype(float).rename(f"{name}[{level}]"))
            references.append((column == label).astype(float).rename(f"{name}[{label}]"))
        self.frame = pd.concat(parts, axis=1)
        # All levels, none of them a reference: what a tree splits by.
        self.raw = pd.concat(parts[1:] + references, axis=1)
        self.features = list(features)

    @staticmethod
    def feature(column):
        """The feature that a column is of."""
        return column.split("[", 1)[0]

    def without(self, features):
        """The columns of all features but these."""
        return self.frame[[column for column in self.frame if self.feature(column) not in features]]

    def effect(self, row, feature):
        """The weights of the columns that the effect of a row of ours is the sum of."""
        weights = pd.Series(0.0, index=self.frame.columns)
        if row["from"] is not None:
            weights[feature] = row["to"] - row["from"]
            return weights
        label, shares = self.levels[feature]
        if row["level"] != label:
            weights[f"{feature}[{row['level']}]"] += 1
        if row["against"] is None:
            for level, share in shares.items():
                if level != label:
                    weights[f"{feature}[{level}]"] -= share
        elif row["against"] != label:
            weights[f"{feature}[{row['against']}]"] -= 1
        return weights
