"""xes_peer.py LOG pm4py|pm4py-fast|r4pm: reads an XES file into a table."""

import sys

log, peer = sys.argv[1:3]
if peer == "r4pm":
    import r4pm

    print(r4pm.df.import_xes(log)[0].height)
else:
    import pm4py

    # The importer that is the default without lxml's quirks, and the fastest that PM4Py has.
    variant = {"pm4py": "iterparse", "pm4py-fast": "line_by_line"}[peer]
    print(len(pm4py.read_xes(log, variant=variant)))
