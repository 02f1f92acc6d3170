"""`segments.py PROGRAM DATA WORK [LOG …]`: what `orderlens segments` says of three published logs, done again by hand.

For each segment, bright spot and unconfirmed suggestion: its orders, their mean lead time and share of late ones, and on the half that
suggested nothing the effects of statsmodels' OLS on the segment and all features but its own. Then a decision tree of depth three of
the same outcome: which segments it finds, and what it says that is none.
"""

import sys

import numpy as np

import study
import tree
from conditions import members, name
from features import Design
from fits import mark
from halves import suggesting
from logs import LOGS
from program import report as ours
from tables import Differences, head, interval, line

COMPUTED = ["promised time", "arrival hour", "arrival weekday", "arrival month", "arrival at month-end",
            "work in progress", "arrivals of the last day", "open work of the first stage"]  # fmt: skip


class Plain:
    """The orders of the study in the order of the log, what is known of them, and their halves."""

    def __init__(self, report, log, late):
        searched = report["search"]["features"]
        features = log.features([feature for feature in searched if feature not in COMPUTED])[searched]
        whole = study.whole(log, features)
        orders = log.order.index[whole]
        assert len(orders) == report["orders"], (len(orders), report["orders"])
        self.features = features.loc[orders]
        self.judged = study.judged(report, log, whole)[orders].to_numpy()
        self.outcomes = {"hours": log.lead_time[orders].to_numpy(), "late": 100 * late[orders].to_numpy(dtype=float)}
        self.confirming = ~suggesting(orders.astype(str), report["search"]["seed"])
        self.columns = Design(self.features)
        assert self.confirming.sum() == report["search"]["confirmingOrders"]
        if report["lateness"]:
            assert self.judged.sum() == report["lateness"]["judged"]

    def usable(self, outcome):
        return self.judged if outcome == "late" else np.ones(len(self.judged), dtype=bool)

    def difference(self, segment, outcome):
        """The segment's mean less that of all other orders."""
        values, usable = self.outcomes[outcome], self.usable(outcome)
        return values[segment & usable].mean() - values[~segment & usable].mean()

    def effect(self, segment, own, outcome):
        """Against the orders that are the same in all features but those of the segment, in the confirming half."""
        rows = self.confirming & self.usable(outcome)
        return mark(segment[rows], self.columns.without(own)[rows], self.outcomes[outcome][rows])


def again(plain, rows):
    """The segments with their orders, and the differences of what was counted and fitted again."""
    counts, means, shares = Differences(), Differences(), Differences()
    effects = {"hours": Differences(), "late": Differences()}
    done = []
    for row in rows:
        orders = members(plain.features, row)
        counts.add(
            (row["orders"], row["confirmingOrders"]), (int(orders.sum()), int((orders & plain.confirming).sum()))
        )
        means.add((row["meanHours"],), (plain.outcomes["hours"][orders].mean(),))
        shares.add((row["lateShare"],), (plain.outcomes["late"][orders & plain.judged].mean() / 100,))
        own = {condition["feature"] for condition in row["conditions"]}
        for outcome, differences in effects.items():
            if row[outcome] is not None:
                fitted = plain.effect(orders, own, outcome)
                differences.add([row[outcome][key] for key in ("estimate", "lower", "upper")], fitted)
                if outcome == row["outcome"]:
                    done.append((row, orders, fitted))
    return done, {
        "orders": counts,
        "mean lead times": means,
        "shares of late ones": shares,
        "effects and intervals, hours": effects["hours"],
        "effects and intervals, points": effects["late"],
    }


def compare(title, program, folder, work):
    path, arguments, log, late, outcome = LOGS[title](folder, work)
    asked = ["--without", outcome] if outcome else []
    report = ours(program, "segments", path, arguments + asked)
    plain = Plain(report, log, late)
    print(f"\n### {title}: {report['orders']:,} orders, {len(report['segments'])} segments, ", end="")
    print(f"{len(report['brightSpots'])} bright spots, {len(report['unconfirmed'])} not confirmed\n")
    done, differences = again(plain, report["segments"] + report["brightSpots"] + report["unconfirmed"])
    head("largest difference", "")
    for what, largest in differences.items():
        line(what, str(largest))
    for target, unit, factor in (("hours", "d", 1 / 24), ("late", "points", 1)):
        beside(plain, report, target, unit, factor, [one for one in done if one[0]["outcome"] == target])


def beside(plain, report, target, unit, factor, tested):
    """Ours and the tree's, one table each. The tree has seen the orders that its nodes are tested on, so that their intervals are
    too short."""
    found = [one for one in tested if one[0] not in report["unconfirmed"]]
    usable = plain.usable(target)
    leaves = tree.leaves(plain.columns.raw[usable], plain.outcomes[target][usable], report["search"]["fewestOrders"])
    grown = [(leaf, tree.orders(plain.columns.raw, leaf)) for leaf in leaves]
    print()
    head(f"segment, {target}", "orders", "raw", "ours", "statsmodels", "in the tree")
    for row, orders, fitted in found:
        overlap, leaf = max(((tree.overlap(orders, own), leaf) for leaf, own in grown), key=lambda one: one[0])
        line(
            name(row),
            f"{orders.sum():,}",
            f"{plain.difference(orders, target) * factor:+.2f} {unit}",
            interval(*(row[target][key] * factor for key in ("estimate", "lower", "upper")), unit),
            interval(*(value * factor for value in fitted), unit),
            f"{'yes' if overlap > 0.5 else 'no'}, {100 * overlap:.0f} % in common with {tree.name(leaf)}",
        )
    print()
    head(f"node of the tree, {target}", "orders", "raw", "the rest of the features held still", "segment of ours")
    for leaf, orders in grown:
        own = {plain.columns.feature(column) for column, _, _ in leaf}
        fitted = plain.effect(orders, own, target)
        names = [
            name(row) + (" (not confirmed)" if row in report["unconfirmed"] else "")
            for row, ours, _ in tested
            if tree.overlap(ours, orders) > 0.5
        ]
        line(
            tree.name(leaf),
            f"{orders.sum():,}",
            f"{plain.difference(orders, target) * factor:+.2f} {unit}",
            interval(*(value * factor for value in fitted), unit) if fitted else "–",
            "; ".join(names) or "–",
        )


def main():
    program, folder, work = sys.argv[1:4]
    for title in sys.argv[4:] or LOGS:
        compare(title, program, folder, work)


if __name__ == "__main__":
    main()
