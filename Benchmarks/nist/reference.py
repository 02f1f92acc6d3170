"""Reads NIST's Statistical Reference Datasets: the data as printed, and the certified values as decimals."""

import decimal
import pathlib
import re

REGRESSIONS = "Norris Pontius NoInt1 NoInt2 Filip Longley Wampler1 Wampler2 Wampler3 Wampler4 Wampler5".split()
MOMENTS = "PiDigits Lottery Lew Mavro Michelso NumAcc1 NumAcc2 NumAcc3 NumAcc4".split()
VARIANCES = "SiRstv AtmWtAg SmLs01 SmLs02 SmLs03 SmLs04 SmLs05 SmLs06 SmLs07 SmLs08 SmLs09".split()

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])|Infinity")


class Dataset:
    def __init__(self, folder, task, name):
        path = pathlib.Path(folder) / ("anova" if task == "variance" else "") / f"{name}.dat"
        lines = path.read_text().splitlines()
        self.task, self.name = task, name
        self.rows = [line.split() for line in lines[60:] if line.strip()]
        self.certified = getattr(self, "_" + task)([line.strip() for line in lines[:60]])

    def _after(self, header, start):
        """The numbers of the first line that starts like this, behind that start."""
        line = next(line for line in header if line.startswith(start))
        return [decimal.Decimal(text) for text in NUMBER.findall(line[len(start):])]

    def _regression(self, header):
        pairs = [self._after(header, line.split()[0] + " ") for line in header if re.match(r"B\d+\s+[-\d]", line)]
        self.has_intercept = any(re.match(r"B0\s+[-\d]", line) for line in header)
        self.slopes = len(pairs) - self.has_intercept
        return {
            "coefficients": [pair[0] for pair in pairs],
            "errors": [pair[1] for pair in pairs],
            "sd": self._after(header, "Standard Deviation "),
            "r2": self._after(header, "R-Squared"),
            "F": self._after(header, "Regression ")[-1:],
        }

    def _moments(self, header):
        return {
            "mean": self._after(header, "Sample Mean                                ybar:"),
            "sd": self._after(header, "Sample Standard Deviation (denom. = n-1)      s:"),
            "autocorrelation": self._after(header, "Sample Autocorrelation Coefficient (lag 1) r(1):"),
        }

    def _variance(self, header):
        between = next(line for line in header if line.startswith("Between"))
        within = next(line for line in header if line.startswith("Within"))
        between, within = ([decimal.Decimal(t) for t in NUMBER.findall(line)] for line in (between, within))
        return {
            "between": between[1:2],
            "within": within[1:2],
            "F": between[3:4],
            "r2": self._after(header, "Certified R-Squared"),
            "sd": self._after(header, "Standard Deviation"),
        }

    @property
    def request(self):
        """The task as the program and the R script read it."""
        words = [self.task, self.name]
        if self.task == "regression":
            words += [str(int(self.has_intercept)), str(self.slopes)]
        return "\n".join([" ".join(words)] + [" ".join(row) for row in self.rows]) + "\n\n"


def correct_digits(values, certified):
    """NIST's log relative error of the worst value, 0 to 15 (as many digits are certified); None if not computed."""
    if values is None or len(values) != len(certified):
        return None
    worst = 15.0
    for value, exact in zip(values, certified):
        if exact.is_infinite():
            # Beside an infinite F any number above 1e20 says the same.
            digits = 15.0 if value is None or abs(value) > 1e20 else 0.0
        elif value is None or value != value or abs(value) == float("inf"):
            digits = 0.0
        elif value == float(exact):
            digits = 15.0
        else:
            error = abs(decimal.Decimal(value) - exact)
            digits = -float((error if exact == 0 else error / abs(exact)).log10())
        worst = min(worst, max(0.0, digits))
    return worst


def all_datasets(folder):
    for task, names in (("regression", REGRESSIONS), ("moments", MOMENTS), ("variance", VARIANCES)):
        for name in names:
            yield Dataset(folder, task, name)
