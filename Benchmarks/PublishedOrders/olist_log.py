"""`olist_log.py TABLES LOG`: the event log of the Olist orders, out of their tables.

An order's activities are its four time stamps after its purchase; whoever hands it to the carrier is its seller. Of several items,
sellers or payments the one with the highest price or value names the order's. Of several reviews the last answered counts.
"""

import os
import sys

import pandas as pd

ACTIVITIES = {
    "order_approved_at": "Approve payment",
    "order_delivered_carrier_date": "Hand to carrier",
    "order_delivered_customer_date": "Deliver",
}


def read(folder):
    names = ["orders", "order_items", "order_payments", "order_reviews", "customers", "products", "sellers"]
    tables = {name: pd.read_csv(os.path.join(folder, f"olist_{name}_dataset.csv.gz")) for name in names}
    tables["categories"] = pd.read_csv(os.path.join(folder, "product_category_name_translation.csv.gz"))
    return tables


def orders(tables):
    """One row for each order, with what is known of it."""
    items = (
        tables["order_items"]
        .merge(tables["products"], on="product_id")
        .merge(tables["sellers"], on="seller_id")
        .merge(tables["categories"], on="product_category_name", how="left")
    )
    dearest = items.sort_values(["order_id", "price", "order_item_id"], ascending=[True, False, True])
    dearest = dearest.groupby("order_id").first()
    sums = items.groupby("order_id").agg(
        items=("order_item_id", "size"),
        sellers=("seller_id", "nunique"),
        price=("price", "sum"),
        freight=("freight_value", "sum"),
        weight_kg=("product_weight_g", lambda grams: grams.sum() / 1000),
    )
    payments = tables["order_payments"].sort_values(["order_id", "payment_value"], ascending=[True, False])
    paid = payments.groupby("order_id").agg(
        payment=("payment_type", "first"), installments=("payment_installments", "max")
    )
    reviews = tables["order_reviews"].sort_values("review_answer_timestamp").groupby("order_id").last()
    one = tables["orders"].merge(tables["customers"], on="customer_id").set_index("order_id")
    one["seller"] = dearest.seller_id.str[:8]
    one["seller_state"] = dearest.seller_state
    one["category"] = dearest.product_category_name_english
    one["shipping_limit"] = dearest.shipping_limit_date
    one = one.join(sums).join(paid)
    same = (one.seller_state == one.customer_state).map({True: "yes", False: "no"})
    one["same_state"] = same.where(one.seller_state.notna())
    one["review_score"] = reviews.review_score
    return one


def events(one):
    """One row for each activity; the order's attributes are on each."""
    kept = one.rename(columns={"order_estimated_delivery_date": "promised"})[
        ["promised", "customer_state", "seller", "seller_state", "same_state", "category", "items", "sellers", "price",
         "freight", "weight_kg", "payment", "installments", "shipping_limit", "order_status", "review_score"]
    ]
    kept.insert(0, "arrival", one.order_purchase_timestamp)
    kept.insert(1, "delivered", one.order_delivered_customer_date)
    rows = []
    for column, activity in ACTIVITIES.items():
        part = kept.assign(activity=activity, time=one[column], resource=None)[one[column].notna()]
        if activity == "Hand to carrier":
            part["resource"] = part.seller
        rows.append(part)
    log = pd.concat(rows).reset_index().rename(columns={"order_id": "order"})
    log["step"] = log.activity.map({name: number for number, name in enumerate(ACTIVITIES.values())})
    log = log.sort_values(["time", "order", "step"]).drop(columns="step")
    first = ["order", "activity", "resource", "time", "arrival", "promised", "delivered"]
    return log[first + [name for name in log.columns if name not in first]]


if __name__ == "__main__":
    events(orders(read(sys.argv[1]))).to_csv(sys.argv[2], index=False)
