"""A card of many indicators and its two tables, with effects of people, periods and indicators planted.

    make_card.py FOLDER [INDICATORS] [OUTCOMES] [PEOPLE] [PERIODS]
"""

import pathlib
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1])
indicators, outcomes, people, periods = [int(a) for a in sys.argv[2:]] or [60, 10, 2_000, 36]
assert indicators % 12 == 0, "four groups, and in each a third of double weight"
draw = np.random.default_rng(1)

names = [f"indicator {i + 1}" for i in range(indicators)]
aims = [f"outcome {o + 1}" for o in range(outcomes)]
# Within a group of n, n/3 weigh twice as much: 25 % are 4n/3 units.
unit = 25 / (indicators / 4 * 4 / 3)
lines = ["name: Benchmark", "periods: month", "groups:"]
lines += [f"  - {{id: g{g}, name: Group {g}, share: 25 %}}" for g in range(4)]
lines += ["indicators:"]
lines += [
    f"  - {{id: i{i}, name: {name}, group: g{i % 4}, weight: {unit * (2 if i // 4 % 3 == 0 else 1):.9g} %, "
    'unit: "%", direction: higher, floor: 40, target: 85, source: system}'
    for i, name in enumerate(names)
]
lines += ["outcomes:"]
lines += [f'  - {{id: o{o}, name: {name}, direction: higher, unit: "%", priority: 1}}' for o, name in enumerate(aims)]
lines += [
    "balance:",
    "  - {speed: i0, quality: i1, ratio: 1.5}",
    f"limits: {{floor: {unit / 4:.9g} %, cap: 15 %, step: {unit:.9g} %, grid: {unit / 4:.9g} %}}",
]
(folder / "card.yml").write_text("\n".join(lines) + "\n")

cells = people * periods
person = np.repeat(np.arange(people), periods)
period = np.tile(np.arange(periods), people)
labels = [f"P{p:05},{2020 + t // 12}-{t % 12 + 1:02}" for p, t in zip(person, period)]
levels = draw.normal(size=(people, indicators))[person] + draw.normal(size=(periods, indicators))[period]
values = levels + draw.normal(size=(cells, indicators))
effects = np.where(draw.uniform(size=(indicators, outcomes)) < 0.2, 0.1, 0.0)
results = values @ effects + draw.normal(size=(people, outcomes))[person] + draw.normal(size=(cells, outcomes))

for file, ids, column, table in [("indicators", names, "indicator", values), ("outcomes", aims, "outcome", results)]:
    with open(folder / f"{file}.csv", "w") as out:
        out.write(f"person,period,{column},value\n")
        for place, name in enumerate(ids):
            numbers = np.clip(75 + 8 * table[:, place], 0, 100)
            out.writelines(f"{label},{name},{number:.4f}\n" for label, number in zip(labels, numbers))
