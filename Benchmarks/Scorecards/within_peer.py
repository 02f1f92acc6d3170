"""The associations within people by pyfixest, clustered by person: one of the columns of `orderlens indicators`."""

import pathlib
import sys

import pandas as pd
import pyfixest as pf

folder = pathlib.Path(sys.argv[1])


def wide(file, column):
    table = pd.read_csv(folder / file).pivot(index=["person", "period"], columns=column, values="value")
    return table.rename(columns=lambda name: name.replace(" ", ""))


data = wide("indicators.csv", "indicator").join(wide("outcomes.csv", "outcome")).reset_index()
aims = [name for name in data if name.startswith("outcome")]
for name in (name for name in data if name.startswith("indicator")):
    pf.feols(f"{' + '.join(aims)} ~ {name} | person + period", data, vcov={"CRV1": "person"})
