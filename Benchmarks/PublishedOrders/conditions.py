"""Which orders meet the conditions of a segment, and how the segment is called."""

import numpy as np
import pandas as pd

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
RUNS = {"arrival hour": [str(hour) for hour in range(24)], "arrival weekday": WEEKDAYS, "arrival month": MONTHS}


def meets(features, condition):
    column = features[condition["feature"]]
    if condition["level"] is not None:
        if condition["toLevel"] is None:
            return column == condition["level"]
        levels = RUNS[condition["feature"]]
        first, last = levels.index(condition["level"]), levels.index(condition["toLevel"])
        return column.isin(levels[first : last + 1])
    met = pd.Series(True, index=features.index)
    # Hours since the arrival are rounded otherwise here.
    if condition["above"] is not None:
        met &= column > condition["above"] + 1e-9 * abs(condition["above"])
    if condition["atMost"] is not None:
        met &= column <= condition["atMost"] + 1e-9 * abs(condition["atMost"])
    return met


def members(features, segment):
    return np.logical_and.reduce([meets(features, condition) for condition in segment["conditions"]])


def name(segment):
    return ", ".join(part(condition) for condition in segment["conditions"])


def part(condition):
    feature, above, most = condition["feature"], condition["above"], condition["atMost"]
    if condition["level"] is not None:
        return f"{feature}: {condition['level']}" + (f" … {condition['toLevel']}" if condition["toLevel"] else "")
    if above is None:
        return f"{feature} ≤ {most:.4g}"
    return f"{feature} > {above:.4g}" if most is None else f"{above:.4g} < {feature} ≤ {most:.4g}"
