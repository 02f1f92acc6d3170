"""The three logs as a plain analysis reads them."""

import os

import pandas as pd

import olist_log
from features import Log


def order_to_cash(folder, _):
    """Order to cash of a maker of cables; late is what the label says."""
    path = os.path.join(folder, "o2c-sap-ibm", "O2C_SAP_log_dates_unswapped.csv.gz")
    events = pd.read_csv(path, dtype={"Delivery": str, "clientCode": str, "Event_ID": str, "duplicates_id": str})
    events["Date"] = pd.to_datetime(events["Date"])
    log = Log(events, "Key", "Activity", "Date")
    return path, ["--late-when", "NotInTime=1"], log, log.order["NotInTime"] == 1, None


def olist(folder, work):
    """Orders of a market place; late is what was delivered after the estimated time; the outcome is the review."""
    path = os.path.join(work, "olist.csv")
    olist_log.events(olist_log.orders(olist_log.read(os.path.join(folder, "olist-subset")))).to_csv(path, index=False)
    events = pd.read_csv(path)
    for name in ["time", "arrival", "promised", "delivered", "shipping_limit"]:
        events[name] = pd.to_datetime(events[name])
    log = Log(events, "order", "activity", "time", "arrival", "promised", "delivered")
    late = log.order["delivered"] > log.order["promised"]
    return path, ["--completed-column", "delivered"], log, late, "review_score"


def receipt(folder, _):
    """Permit applications of a Dutch municipality; late is what ended after its deadline."""
    path = os.path.join(folder, "pm4py", "receipt.csv.gz")
    events = pd.read_csv(path)
    for name in ["time:timestamp", "case:startdate", "case:deadline", "case:enddate", "case:enddate_planned"]:
        events[name] = pd.to_datetime(events[name], utc=True, format="ISO8601").dt.tz_convert("Europe/Berlin")
    log = Log(
        events, "case:concept:name", "concept:name", "time:timestamp", "case:startdate", "case:deadline", "case:enddate"
    )
    return path, [], log, log.order["case:enddate"] > log.order["case:deadline"], None


LOGS = {"o2c-sap-ibm": order_to_cash, "olist-subset": olist, "receipt": receipt}
