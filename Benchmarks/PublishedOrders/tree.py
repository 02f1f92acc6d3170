"""A decision tree as it is grown plainly: depth three, levels as columns of zeros and ones, all orders at once."""

import numpy as np
from sklearn.tree import DecisionTreeRegressor


def leaves(frame, outcome, fewest):
    """Each node but the root as its conditions: (column, whether above, the cut)."""
    grown = DecisionTreeRegressor(max_depth=3, min_samples_leaf=fewest, random_state=0)
    grown = grown.fit(frame.to_numpy(), outcome).tree_
    found = []

    def walk(node, path):
        if path:
            found.append(path)
        if grown.children_left[node] >= 0:
            column, cut = frame.columns[grown.feature[node]], grown.threshold[node]
            walk(grown.children_left[node], [*path, (column, False, cut)])
            walk(grown.children_right[node], [*path, (column, True, cut)])

    walk(0, [])
    return found


def orders(frame, leaf):
    return np.logical_and.reduce([(frame[column].to_numpy() > cut) == above for column, above, cut in leaf])


def overlap(one, other):
    """The orders in both, of those in either."""
    return (one & other).sum() / (one | other).sum()


def name(leaf):
    parts = []
    for column, above, cut in leaf:
        if "[" in column:
            feature, level = column[:-1].split("[", 1)
            parts.append(f"{feature} {'=' if above else '≠'} {level}")
        else:
            parts.append(f"{column} {'>' if above else '≤'} {cut:.4g}")
    return ", ".join(parts)
