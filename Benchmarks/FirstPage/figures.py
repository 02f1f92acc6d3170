"""Every number of the first page, made again from the workspace."""

import math
import os
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

import wording
from conditions import Arrivals
from workspace import HOUR


@dataclass
class Comparison:
    """A figure as the page shows it, as the report has it, and as it comes out here.

    The source is `recomputed` from orders and their ledger, `stored` where an analysis kept it as a result (an effect of
    a regression, a forecast of a replay), or `named` for what says which orders are meant.
    """

    what: str
    source: str
    shown: str | None
    reported: object
    recomputed: object
    is_shown: bool = True

    @property
    def is_equal(self):
        return self.is_shown and same(self.reported, self.recomputed)


def same(left, right):
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)
    return left == right


class FirstPageFigures:
    def __init__(self, report, page, workspace):
        self.report, self.page, self.workspace = report, page, workspace
        self.comparisons = []
        self.unit = wording.TimeUnit(report["delays"]["leadTime"]["meanHours"] or 0)
        self.findings = {finding["id"]: finding for finding in report["findings"]}
        self.arrivals = Arrivals(workspace, report["delays"]["log"]["zone"])
        late = report["delays"].get("late")
        self.late = workspace.is_late(late["criterion"]) if late else None

    def all(self):
        self.header()
        self.lights()
        self.facts()
        for rank, title, element in self.page.findings:
            self.finding(rank, title, element)
        self.weights()
        return self.comparisons

    # What is said is taken off the text of its piece; numbers that are left over were not accounted for.

    def compare(self, what, text, shown, reported, recomputed, source="recomputed"):
        """Compares a figure, and returns the text without it."""
        found = re.search(r"(?<![\d.,])" + re.escape(shown) + r"(?![\d]|[.,]\d)", text) if shown else None
        self.comparisons.append(
            Comparison(what, source, shown, reported, recomputed, shown is None or found is not None)
        )
        return text[: found.start()] + " " + text[found.end() :] if found else text

    def leave(self, what, text):
        for left in re.findall(r"[-+<]*\d[\d.,:%]*", text):
            self.comparisons.append(Comparison(what + ": not accounted for", "recomputed", left, None, left, False))

    # MARK: Header, lights, figures

    def header(self):
        log, workspace = self.report["delays"]["log"], self.workspace
        text = self.page.header.text.replace(self.report["made"]["desk"], "", 1)
        for name, table in [
            ("orders", "orders"),
            ("instances", "events"),
            ("activities", "activities"),
            ("resources", "resources"),
        ]:
            count = workspace.one(f"SELECT count(*) FROM {table}")
            text = self.compare(name, text, f"{log[name]:,}", log[name], count)
        zone = log["zone"] if log["zone"] not in ("GMT", "") else "UTC"
        for name, sql in [("from", "SELECT min(start) FROM events"), ("to", 'SELECT max("end") FROM events')]:
            moment = pd.Timestamp(workspace.one(sql), unit="us", tz="UTC").tz_convert(zone)
            here, reported = moment.strftime("%Y-%m-%d %H:%M"), log[name][:16].replace("T", " ")
            if name == "from" and log["startTimes"] == "estimated":
                # The workspace has recorded times; a start that was estimated lies between the arrival and the end.
                arrival = pd.Timestamp(workspace.times.arrival.min(), unit="us", tz="UTC").tz_convert(zone)
                here = reported if arrival.strftime("%Y-%m-%d %H:%M") <= reported <= here else here
            text = self.compare(name, text, here, reported, here)
        made = self.report["made"]
        day = workspace.one("SELECT day FROM finding_runs ORDER BY rowid DESC LIMIT 1")
        version = workspace.one("SELECT version FROM finding_runs ORDER BY rowid DESC LIMIT 1")
        text = self.compare("made on", text, made["day"], made["day"], day, "stored")
        text = self.compare("made by version", text, made["version"], made["version"], version, "stored")
        self.leave("header", text)

    def lights(self):
        for element, light in zip(self.page.lights, self.report["summary"]["lights"], strict=True):
            kind, text = light["kind"], element.text
            here = {"punctuality": self.late_share, "trend": self.trend, "data": self.gravest_doubt}[kind]()
            shown = None
            if kind == "punctuality" and light["value"] is not None:
                shown = wording.percent(here)
                text = self.late_count(text)
            if kind == "trend" and light["value"]:
                shown = wording.percent(abs(here))
            text = self.compare(f"light {kind}", text, shown, light["value"], here)
            self.compare(f"light {kind}: colour", text, None, light["colour"], self.colour(light, here))
            for limit in ("greenUpTo", "amberUpTo") if kind != "data" and light["colour"] != "unknown" else ():
                shown = f"{100 * light[limit]:g}%" if light[limit] else None
                text = self.compare(f"light {kind}: {limit}", text, shown, light[limit], light[limit], "named")
            self.leave(f"light {kind}", text)

    def late_count(self, text):
        late = self.report["delays"]["late"]
        count, judged = int(self.late.sum()), int(self.late.notna().sum())
        text = self.compare("late orders", text, f"{count:,}", late["orders"], count)
        text = self.compare("orders judged", text, f"{judged:,}", late["judged"], judged)
        for value in late["criterion"]["values"] or []:
            text = text.replace(value, "", 1)
        kept = self.workspace.times.late
        self.compare("late orders, as stored", text, None, count, int(kept.sum()))
        self.compare("orders judged, as stored", text, None, judged, int(kept.notna().sum()))
        return text

    @staticmethod
    def colour(light, value):
        if value is None:
            return "unknown"
        return "green" if value <= light["greenUpTo"] else "amber" if value <= light["amberUpTo"] else "red"

    def late_share(self):
        return None if self.late is None else float(self.late.mean())

    def gravest_doubt(self):
        """What the doctor's doubts come to: 2 for errors, 1 for warnings."""
        findings = self.workspace.findings
        doubts = findings[(findings.analysis == "doctor") & (findings.tone == "doubt")] if len(findings) else findings
        return float(max(([2 if grade == "A" else 1 for grade in doubts.grade] if len(doubts) else []), default=0))

    def trend(self):
        """The change of mean lead times at the last week from which on they are others; the weeks are the report's."""
        scan = (self.report.get("weeks") or {}).get("weeks")
        if scan is None or len(scan["weeks"]) < 8:
            return None
        changes = [change for change in scan["changes"] if change["activity"] is None]
        if not changes:
            return 0.0
        before, after = self.around(changes[-1], None)
        return (after - before) / before

    def around(self, change, activity):
        """The mean of the weekly means before a change and after it, in hours an order."""
        weeks = [row["week"] for row in self.report["weeks"]["weeks"]["weeks"]]
        means = self.weekly_means(activity).reindex(weeks)
        first = weeks.index(change["week"])
        before = means.iloc[first - change["weeksBefore"] : first]
        return before.mean(), means.iloc[first : first + change["weeksAfter"]].mean()

    def weekly_means(self, activity):
        """Mean hours an order by week of completion: of the lead time, or of an activity."""
        times = self.workspace.booked
        if activity is None:
            hours = times.lead_microseconds / HOUR
        else:
            ledger = self.workspace.ledger
            own = ledger[ledger.activity == activity].groupby("order_id").microseconds.sum() / HOUR
            hours = own.reindex(times.index).fillna(0)
        kept = self.arrivals.finished
        ends = times.completion
        zone = self.arrivals.local.dt.tz
        local = pd.to_datetime(ends[kept].astype("int64"), unit="us", utc=True).dt.tz_convert(zone).dt.tz_localize(None)
        monday = (local.dt.normalize() - pd.to_timedelta(local.dt.weekday, unit="D")).dt.strftime("%Y-%m-%d")
        return hours[kept].groupby(monday).mean()

    def facts(self):
        lead = self.report["delays"]["leadTime"]
        hours = self.workspace.booked.lead_microseconds / HOUR
        here = {
            "mean": ("meanHours", hours.mean()),
            "median": ("medianHours", hours.median()),
            "9 in 10 orders take up to": ("p90Hours", hours.quantile(0.9)),
        }
        for name, text in self.page.facts:
            for key, (field, value) in here.items():
                if name.endswith(key):
                    text = self.compare(f"lead time {key}", text, self.unit.length(value), lead[field], float(value))
            self.leave(name, text)
        booked = self.workspace.ledger.groupby("order_id").microseconds.sum()
        times = self.workspace.booked.lead_microseconds
        wrong = int((booked.reindex(times.index).fillna(0) != times).sum())
        self.compare("orders whose ledger is not their lead time", "", None, 0, wrong)
        span = self.workspace.booked.completion - self.workspace.booked.arrival
        self.compare("orders whose lead time is not their span", "", None, 0, int((span != times).sum()))

    # MARK: Findings

    def finding(self, rank, title, element):
        finding = self.report["findings"][rank - 1]
        kept = self.workspace.findings.iloc[rank - 1]
        self.compare(f"finding {rank}", "", None, finding["id"], kept.id, "stored")
        what = finding["id"]
        text = element.text.replace(title, "", 1)
        self.title(what, title, finding)
        if element.tag == "tr":
            return self.action(what, text, finding)
        if message := finding["subject"].get("message"):
            # In the doctor's words, shortened where they are long.
            words = os.path.commonprefix([text.lstrip(), message])
            text = self.compare(f"{what}: message", text, words, message, message, "named")
        text = self.evidence(what, text, finding)
        if finding["examples"]:
            text = self.example(what, text, finding)
        self.leave(what, text)

    def title(self, what, title, finding):
        """Numbers in a title name what is meant: they have to be those of the subject."""
        text = re.sub(r'"[^"]*"|“[^”]*”', " ", title)
        named = set()
        for number in numbers(finding["subject"]):
            for value in (number, 100 * number, 100 - 100 * number, number - 1):
                named |= {wording.decimal(value, places) for places in range(4)} | {self.unit.text(abs(value))}
        own = re.sub(r"[\d.,:]*\d", lambda match: " " if match[0] in named else match[0], text)
        known = " ".join(strings(finding["subject"]))
        left = [word for word in re.findall(r"[\d.,:]*\d", own) if word not in known]
        if left:
            self.comparisons.append(Comparison(f"{what}: title", "named", title, None, left, False))

    def evidence(self, what, text, finding):
        if finding["subject"]["kind"] == "data":
            return text
        kept = self.workspace.evidence[self.workspace.evidence.finding == what]
        again = self.recomputed(finding)
        for measure, (_, stored) in zip(finding["evidence"][:2], kept.iterrows(), strict=False):
            kind = measure["quantity"]
            value = again.get(kind)
            source = "stored" if value is None else "recomputed"
            value = float(stored.value) if value is None else value
            shown = wording.quantity(kind, value, self.unit)
            text = self.compare(f"{what}: {kind}", text, shown, measure["value"], value, source)
            if measure["lower"] is None:
                continue
            for end in ("confidence", "lower", "upper"):
                value = float(stored[end])
                shown = f"{100 * value:.0f}%" if end == "confidence" else wording.quantity(kind, value, self.unit)
                text = self.compare(f"{what}: {kind} {end}", text, shown, measure[end], value, "stored")
        for name in ("orders", "meanHours", "lateShare"):
            if name in again and again[name] is not None:
                reported = self.reported(finding, name)
                self.compare(f"{what}: {name}", "", None, reported, again[name])
        return text

    def reported(self, finding, name):
        if name == "orders":
            return finding["impact"]["orders"]
        segments = self.report["segments"]
        rows = segments["segments"] + segments["brightSpots"]
        return next(row[name] for row in rows if same_conditions(row, finding["subject"]))

    def recomputed(self, finding):
        """What orders and ledger alone give of a finding."""
        subject = finding["subject"]
        if subject["kind"] == "stage":
            return self.part(subject)
        if subject["kind"] == "change":
            changes = self.report["weeks"]["weeks"]["changes"]
            change = next(
                row for row in changes if (row["activity"], row["week"]) == (subject.get("activity"), subject["week"])
            )
            before, after = self.around(change, subject.get("activity"))
            return {"leadTimeChange": float(after - before)}
        if subject["kind"] in ("segment", "driver"):
            members = self.arrivals.members(subject)
            if members is None:
                return {}
            chosen = self.workspace.booked[members]
            figures = {"orders": len(chosen)}
            if subject["kind"] == "segment":
                figures["meanHours"] = float(chosen.lead_microseconds.mean() / HOUR)
                if self.late is not None:
                    judged = self.late.loc[chosen.index]
                    for row in self.report["segments"]["setAside"]:
                        # A level whose lateness is an artefact is not judged.
                        level = row["level"]
                        judged = judged[self.arrivals.orders[level["feature"]].loc[judged.index] != level["level"]]
                    figures["lateShare"] = float(judged.mean())
            return figures
        if subject["kind"] == "gaming" and subject["check"] == "tradeOff":
            return {"withinCorrelation": self.within_correlation(*subject["ids"])}
        return {}

    def within_correlation(self, *indicators):
        """Of two indicators, positive where both do well, with what people and periods have in common taken out of both."""
        scores = self.workspace.table("scores")
        values = scores.pivot(index=["person", "period"], columns="indicator", values="value")[
            list(indicators)
        ].dropna()
        effects = [pd.get_dummies(values.index.get_level_values(level), dtype=float) for level in ("person", "period")]
        design = np.hstack([part.to_numpy() for part in effects])
        left = values - design @ np.linalg.lstsq(design, values.to_numpy(), rcond=None)[0]
        directions = {row["id"]: row["direction"] for row in self.report["scores"]["indicators"]}
        turned = -1 if directions[indicators[0]] != directions[indicators[1]] else 1
        return float(turned * left.corr().iloc[0, 1])

    def part(self, subject):
        """Hours, share and gap of an activity and a cause, and the orders that have such time."""
        ledger, times = self.workspace.ledger, self.workspace.booked
        rows = ledger[(ledger.activity == subject["activity"]) & (ledger.cause == subject["cause"])]
        own = rows.groupby("order_id").microseconds.sum().reindex(times.index).fillna(0)
        total = times.lead_microseconds.sum()
        lead = times.lead_microseconds / HOUR
        figures = {
            "hours": float(own.sum() / HOUR),
            "hoursPerOrder": float(own.sum() / HOUR / len(times)),
            "shareOfLeadTime": float(own.sum() / total),
            "shareOfVariance": float(np.cov(own / HOUR, lead)[0, 1] / lead.var()),
            "orders": int((own > 0).sum()),
        }
        if self.late is not None:
            late = self.late.reindex(times.index)
            figures["lateGap"] = float((own[late == True].mean() - own[late == False].mean()) / HOUR)  # noqa: E712
        return figures

    def example(self, what, text, finding):
        example = finding["examples"][0]
        kept = self.workspace.examples[self.workspace.examples.finding == what].iloc[0]
        text = self.compare(f"{what}: example", text, example["order"], example["order"], kept.order, "stored")
        if example["before"] is not None:
            for end, name in (("before", "hours_before"), ("after", "hours_after")):
                value = float(kept[name])
                text = self.compare(f"{what}: {end}", text, self.unit.length(value), example[end], value, "stored")
            return text
        if example["hours"] is None:
            return text
        orders = self.workspace.orders
        ledger = self.workspace.ledger
        order = orders.index[orders.name == example["order"]][0]
        subject = finding["subject"]
        rows = ledger[
            (ledger.order_id == order) & (ledger.activity == subject["activity"]) & (ledger.cause == subject["cause"])
        ]
        hours = float(rows.microseconds.sum() / HOUR)
        text = self.compare(f"{what}: hours of the example", text, self.unit.length(hours), example["hours"], hours)
        longest = ledger[(ledger.activity == subject["activity"]) & (ledger.cause == subject["cause"])]
        sums = longest.groupby("order_id").microseconds.sum()
        if self.late is not None and bool(self.late.fillna(False).any()):
            sums = sums[self.late.reindex(sums.index).fillna(False).astype(bool)]
        self.compare(f"{what}: the longest of those shown", "", None, example["hours"], float(sums.max() / HOUR))
        return text

    # MARK: Actions and weights

    def action(self, what, text, finding):
        levers = "; ".join(lever["text"] for lever in finding["subject"]["levers"])
        rows = self.workspace.improvements
        row = rows[(rows.levers == levers) & rows["list"].isin(["improvement", "requested", "plan"])].iloc[0]
        for kind, figure in (("forecastLateShare", "late_share"), ("forecastLeadTime", "mean")):
            measure = next((one for one in finding["evidence"] if one["quantity"] == kind), None)
            if measure is None:
                continue
            # The difference again, from the figures before and after.
            value = float(row[f"{figure}_after"] - row[f"{figure}_before"])
            shown = wording.quantity(kind, value, self.unit)
            if not math.isclose(value, measure["value"], rel_tol=1e-9, abs_tol=1e-9):
                shown = None
            text = self.compare(f"{what}: {kind}", text, shown, round(measure["value"], 9), round(value, 9))
            for end in ("lower", "upper"):
                value = float(row[f"{figure}_{end}"])
                if not math.isnan(value):
                    shown = wording.quantity(kind, value, self.unit)
                    text = self.compare(f"{what}: {kind} {end}", text, shown, measure[end], value, "stored")
        for kind in ("heads", "head_hours", "weekly_hours", "rules", "trainings", "systems"):
            value = abs(float(row[kind]))
            shown = wording.decimal(value, 1 if kind.endswith("hours") else 0)
            if value and shown != "0.0":
                text = self.compare(f"{what}: {kind}", text, shown, value, value, "stored")
        if not math.isnan(row.first_year_money):
            value = float(row.first_year_money)
            text = self.compare(
                f"{what}: money", text, wording.signed(value, 0), finding["impact"]["money"], value, "stored"
            )
        self.leave(what, text)

    def weights(self):
        weights = self.report.get("weights")
        if weights is None:
            return
        proposals = self.workspace.weights
        common = proposals[proposals.cycle.isna()].set_index("indicator")
        for title, row in zip(self.page.weights, weights["indicators"], strict=bool(self.page.weights)):
            text = title.replace(row["name"]["en"], "", 1)
            for end in ("current", "proposed"):
                value = float(common[end][row["id"]])
                text = self.compare(
                    f"weight of {row['id']}: {end}", text, wording.percent(value), row[end], value, "stored"
                )
            self.leave(f"weight of {row['id']}", text)
        self.compare("sum of the weights proposed", "", None, 1.0, round(float(common.proposed.sum()), 9))
        scores = self.workspace.table("scores")
        latest = scores[scores.period == scores.period.max()].drop_duplicates("indicator").set_index("indicator")
        for row in weights["indicators"]:
            self.compare(f"weight of {row['id']}, as scored", "", None, row["current"], float(latest.weight[row["id"]]))


def same_conditions(row, subject):
    return row["conditions"] == subject["conditions"] and row["outcome"] == subject["outcome"]


def numbers(value):
    """All numbers in a subject, also those written in texts."""
    if isinstance(value, dict):
        return [number for part in value.values() for number in numbers(part)]
    if isinstance(value, list):
        return [number for part in value for number in numbers(part)]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", value)]


def strings(value):
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []
