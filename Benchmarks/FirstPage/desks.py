"""What `orderlens analyze` is told of each desk."""

import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "PublishedOrders"))
import olist_log  # noqa: E402


def order_desk(root, folder, place):
    """The generated desk with its scorecard."""
    desk = os.path.join(root, "Datasets", "order-desk")

    def file(name):
        return os.path.join(desk, name)

    return [
        file("orders.csv"), "--table", "records=" + file("records.csv"), "--calendars", file("calendars.yml"),
        "--scorecard", file("scorecard.yml"), "--indicators", file("indicators.csv"),
        "--outcomes", file("outcomes.csv"), "--people", file("people.csv"),
    ]  # fmt: skip


def order_to_cash(root, folder, place):
    """Order to cash of a maker of cables; late is what the label says."""
    return [os.path.join(folder, "o2c-sap-ibm", "O2C_SAP_log_dates_unswapped.csv.gz"), "--late-when", "NotInTime=1"]


def receipt(root, folder, place):
    """Permit applications of a Dutch municipality; late is what ended after its deadline."""
    return [os.path.join(folder, "pm4py", "receipt.csv.gz")]


def olist(root, folder, place):
    """Orders of a market place; late is what was delivered after the estimated time."""
    log = os.path.join(place, "olist.csv")
    tables = olist_log.read(os.path.join(folder, "olist-subset"))
    olist_log.events(olist_log.orders(tables)).to_csv(log, index=False)
    return [log, "--completed-column", "delivered"]


def loan_applications(root, folder, place):
    """BPI Challenge 2017, what people do: nobody says when an application is late."""
    return [os.path.join(folder, "extraneous-delays", "BPIC_2017_W.csv.gz")]


DESKS = {
    "order-desk": order_desk,
    "o2c-sap-ibm": order_to_cash,
    "receipt": receipt,
    "olist-subset": olist,
    "BPIC_2017_W": loan_applications,
}
