"""`compare.py PROGRAM DATA WORK [LOG …]`: what `orderlens drivers` says of three published logs, beside plain regressions.

The plain analysis makes its features, fits statsmodels' OLS with HC3 errors and its logit, and takes the same contrasts. It is told
which columns leak, which levels are set aside and which go with others: that is what it does not see by itself.
"""

import sys

import numpy as np

import study
from features import Design
from fits import combination, default_logit, firth, least_squares, plain_logit, points
from logs import LOGS
from program import report as ours
from tables import Differences, head, interval, line

SHOWN = 6


def name(feature, row):
    if row["from"] is not None:
        return f"{feature} {row['from']:.4g} → {row['to']:.4g}"
    return f"{feature}: {row['level']}" + (f" (against {row['against']})" if row["against"] else "")


def same_features(report, log, late):
    """The orders and columns that ours used, made here."""
    given = report["given"]["features"]
    left_out = {(row["feature"], row["level"]) for row in report["leftOut"]}
    attributes = [row["feature"] for row in given if row["about"] == "attribute"]
    features = log.features(attributes)[[row["feature"] for row in given]]
    whole = study.whole(log, features)
    judged = study.judged(report, log, whole)
    joined = [(feature, level) for feature, level in left_out if level is not None]
    return given, features, whole, judged, joined, late


def compare(title, program, folder, work):
    path, arguments, log, late, outcome = LOGS[title](folder, work)
    asked = ["--outcome", outcome] if outcome else []
    report = ours(program, "drivers", path, arguments + asked)
    given, features, whole, judged, joined, late = same_features(report, log, late)
    assert whole.sum() == report["orders"], (whole.sum(), report["orders"])
    assert (judged.sum(), (late & judged).sum()) == (report["lateness"]["judged"], report["lateness"]["late"])
    print(f"\n### {title}: {report['orders']:,} orders, {report['lateness']['late']:,} late of {judged.sum():,}\n")
    head("effect", "ours", "statsmodels", "")
    lead_times(given, Design(features[whole], joined), log.lead_time[whole])
    chances(report, given, Design(features[judged], joined), late[judged].astype(float).to_numpy())
    if outcome:
        outcomes(report, features[judged], joined, log, late, outcome, judged)
    seen(report)
    untold(report, log, late, whole)


def lead_times(given, design, lead_time):
    fit = least_squares(lead_time, design.frame)
    differences = Differences()
    found = []
    for feature in given:
        for row in feature["effects"]:
            other = combination(fit, design.effect(row, feature["feature"]))
            differences.add((row["hours"], row["lower"], row["upper"]), other)
            if row["found"]:
                found.append((abs(row["hours"]), name(feature["feature"], row), row, other))
    for _, effect, row, other in sorted(found, reverse=True, key=lambda one: one[0])[:SHOWN]:
        line(
            f"lead time, {effect}",
            interval(row["hours"] / 24, row["lower"] / 24, row["upper"] / 24, "d"),
            interval(*(value / 24 for value in other), "d"),
        )
    line("lead time, all effects and intervals: largest difference", "", str(differences))


def chances(report, given, design, late):
    plain, said = plain_logit(late, design.frame)
    separated = report["lateness"]["method"] == "firth"
    coefficients = firth(late, design.frame) if separated else plain.params
    shrunk = default_logit(late, design.frame)
    in_odds, in_points = Differences(), Differences()
    found = []
    for feature in given:
        for row in feature["effects"]:
            own = row["late"]
            if own is None:
                continue
            weights = design.effect(row, feature["feature"])
            odds = float(np.exp(weights @ coefficients))
            other = points(coefficients, design, row, feature["feature"])
            in_odds.add((np.log(own["oddsRatio"]),), (np.log(odds),))
            in_points.add((own["percentagePoints"],), (other,))
            if own["adjustedPValue"] <= 0.05:
                default = float(np.exp(weights @ shrunk))
                found.append((abs(own["percentagePoints"]), name(feature["feature"], row), own, other, odds, default))
    for _, effect, own, other, odds, default in sorted(found, reverse=True, key=lambda one: one[0])[:SHOWN]:
        line(
            f"late, {effect}",
            interval(own["percentagePoints"], own["pointsLower"], own["pointsUpper"], "points", 1)
            + f", odds × {own['oddsRatio']:.2f}",
            f"{other:+.1f} points, odds × {odds:.2f}",
            f"scikit-learn as it comes: odds × {default:.2f}",
        )
    line("late, all effects: largest difference", "", f"points {in_points}, log odds {in_odds}")
    if separated:
        largest = "no fit" if plain is None else f"largest coefficient {np.abs(plain.params[1:]).max():.0f}"
        line(
            "late, no maximum of the likelihood",
            "Firth's penalty; named: " + ", ".join(report["lateness"]["separating"]),
            f"Logit: {said or 'no warning'}, {largest}; compared with Firth's penalty by hand",
        )


def outcomes(report, features, joined, log, late, outcome, judged):
    row = report["outcome"]
    known = log.order.loc[features.index, outcome].notna()
    design = Design(features, joined).frame[known].copy()
    score = log.order.loc[design.index, outcome]
    mark = late[design.index].astype(float)
    hours = log.lead_time[design.index]
    differences = Differences()
    for what, own, column in [("late", row["late"], mark), ("lead time", row["leadTime"], hours)]:
        step = 1 if own["from"] is None else own["to"] - own["from"]
        title = what if own["from"] is None else f"lead time {own['from'] / 24:.1f} → {own['to'] / 24:.1f} d"
        both = design.assign(late=mark, hours=hours)
        name = "late" if what == "late" else "hours"
        for model, frame in [
            ("raw", design[["const"]].assign(own=column)),
            ("adjusted", design.assign(own=column)),
            ("besideOther", both.rename(columns={name: "own"})),
        ]:
            fit = least_squares(score, frame)
            other = combination(fit, step * (frame.columns == "own"))
            mine = [own[model][key] for key in ("estimate", "lower", "upper")]
            differences.add(mine, other)
            line(f"{outcome}, {title}, {model}", interval(*mine, ""), interval(*other, ""))
    line(f"{outcome}: largest difference", "", str(differences))


def seen(report):
    """What the plain analysis was told."""
    reasons = {}
    for row in report["leftOut"]:
        if row["level"] is None and row["reason"] not in ("constant", "lateRule", "outcome", "asked"):
            reasons.setdefault(row["reason"], []).append(row["feature"])
    for reason, columns in reasons.items():
        line(f"columns left out: {reason}", ", ".join(columns), "–")
    together = {}
    for row in report["leftOut"]:
        if row["level"] is not None:
            together.setdefault(row["feature"], []).append(f"{row['level']} with {', '.join(row['others'])}")
    for feature, levels in together.items():
        line("levels that cannot be told apart", f"{feature}: " + "; ".join(levels), "–")
    for row in report["setAside"]:
        level = row["level"]
        others = 100 * level["otherLate"] / level["otherOrders"]
        line(
            "artefact",
            f"{level['feature']}: {level['level']}, {level['late']} of {level['orders']} late (others {others:.1f} %), "
            f"{level['promise']['beforeArrival']} promised before they arrive; none of them in the effects above",
            "see below",
        )
    line("where the hours are", f"{len(report['cells'])} stages × causes, which add up to each effect", "–")


def untold(report, log, late, whole):
    """Nobody tells it anything: a linear probability model of all order columns, leaks and artefacts included."""
    given = [row["feature"] for row in report["given"]["features"] if row["about"] == "attribute"]
    leaks = [
        row["feature"]
        for row in report["leftOut"]
        if row["level"] is None and row["reason"] in ("outcomeLeak", "restatesEvents", "knownOnlyLater", "leadTimeCopy")
    ]
    # Columns of events have many values in an order, of which it would take one.
    leaks = [column for column in leaks if column in log.order.columns]
    features = log.features(given + leaks)
    judged = whole & features.notna().all(axis=1)
    for columns in (features.columns, [column for column in features.columns if column not in leaks]):
        frame = Design(features.loc[judged, columns]).frame
        fit = least_squares(100 * late[judged].astype(float), frame)
        order = np.argsort(-np.abs(np.nan_to_num(fit.tvalues)))
        best = [f"{frame.columns[i]} {fit.params[i]:+.3g}" for i in order if frame.columns[i] != "const"][:3]
        told = "without the leaks" if leaks and len(columns) < features.shape[1] else "told nothing"
        line(f"late, {told}: strongest, in points", "", f"{'; '.join(best)} (R² {fit.rsquared:.2f})")
        if not leaks:
            break


def main():
    program, folder, work = sys.argv[1:4]
    for title in sys.argv[4:] or LOGS:
        compare(title, program, folder, work)


main()
