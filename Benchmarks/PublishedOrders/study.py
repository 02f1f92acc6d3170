"""The orders that ours studied, found again in the plain features."""


def whole(log, features):
    """Orders that are done and miss no number."""
    return log.order["done"].notna() & features.notna().all(axis=1)


def judged(report, log, whole):
    """Of these, those that can be late: promised, and of no level that is set aside."""
    judged = whole.copy()
    if log.order["promised"].notna().any():
        judged &= log.order["promised"].notna()
    for row in report["setAside"]:
        judged &= log.order[row["level"]["feature"]] != row["level"]["level"]
    return judged
