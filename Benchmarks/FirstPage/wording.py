"""Numbers as the page writes them, in English."""

import re

NUMBER = re.compile(r"\d")


def decimal(value, places):
    text = f"{abs(value):,.{places}f}"
    return ("-" if value < 0 and re.search("[1-9]", text) else "") + text


def signed(value, places=1):
    text = decimal(value, places)
    return "+" + text if value > 0 and re.search("[1-9]", text) else text


def percent(share):
    if share != 0 and abs(share) < 0.0005:
        return "<0.1%"
    return decimal(100 * share, 1) + "%"


class TimeUnit:
    """The unit that suits lead times of that mean."""

    def __init__(self, mean_hours):
        self.symbol, self.per_hour, self.places = (
            ("min", 60, 1) if mean_hours < 3 else ("h", 1, 1) if mean_hours < 96 else ("d", 1 / 24, 2)
        )

    def text(self, hours):
        value, smallest = hours * self.per_hour, 0.1**self.places
        if value != 0 and abs(value) < smallest / 2:
            return f"{'-' if value < 0 else ''}<{smallest:.{self.places}f}"
        return decimal(value, self.places)

    def difference(self, hours):
        text = self.text(hours)
        return "+" + text if hours > 0 and not text.startswith("<") else text

    def length(self, hours):
        return f"{self.text(hours)} {self.symbol}"


def quantity(kind, value, unit):
    """A figure of a finding without its unit."""
    if kind == "hours":
        return decimal(value, 0)
    if kind == "hoursPerOrder":
        return unit.text(value)
    if kind in ("lateGap", "leadTimeEffect", "leadTimeChange", "forecastLeadTime", "forecastNinetieth", "mostLeadTime"):
        return unit.difference(value)
    if kind in ("lateShareEffect", "forecastLateShare"):
        return signed(100 * value)
    if kind in ("explainedGain", "withinCorrelation", "gamingEffect"):
        return signed(value, 2)
    return percent(value)
