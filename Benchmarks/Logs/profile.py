#!/usr/bin/env python3
"""Where the time of `orderlens delays LOG --format json` goes: samples of `perf record`, by part of the program.

    Benchmarks/Logs/profile.py PROGRAM LOG

Needs Linux's `perf` (Debian's linux-perf). A sample belongs to the first part that any function on its stack names, looked for
from the innermost function outwards.
"""

import collections
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

PARTS = [
    ("fresh pages of memory (kernel)", ["clear_page", "asm_exc_page_fault", "do_anonymous_page", "do_syscall_64"]),
    ("finding fields", ["PlainRecords", "RecordScanner"]),
    ("times", ["TimestampScanner", "RecentDay", "TimeColumn"]),
    ("names to codes", ["NameInterner", "NumberedNames", "FrequentNames"]),
    ("rows to sorted columns", ["InstanceColumns", "EventLogAssembler", "PackedRows", "CodeColumn", "AttributeRows"]),
    ("rest of reading", ["DelimitedText", "LogReader", "BlockRelay"]),
    ("JSON", ["JSON"]),
    ("doctor", ["LogQuality", "LogDoctor", "ResourceLoads", "ResourceDays", "Check.symptoms", "SwapVote", "ClockReadings"]),
    ("sums of the report", ["LedgerSums", "TransitionSums", "VarianceShares", "LedgerReading", "DelayReport", "overtakers"]),
    ("outside waits", ["OutsideWaits", "FreeMoments", "Turns", "IntervalCensored"]),
    ("sweep of the queues", ["QueuePieces", "BusySweep", "QueueWork", "LatestReady"]),
    ("causes of each wait", ["WaitsByTouch", "QueuedWaits", "WaitAttribution", "WaitBook", "WaitingColumn"]),
    ("batches, queues, loads", ["Batch", "WorkQueues", "WorkLoad", "HeldBack", "Teams"]),
    ("calendars", ["Calendar", "DutyRoster", "WeekProfile", "WeekEstimate", "DayHours"]),
    ("work of each resource", ["ResourceWork", "ResourceDeal", "WorkColumns"]),
    ("rest of the ledger", ["DelayLedger", "WaitingCauses", "Readiness", "Enablement", "CriticalPath", "ConcurrencyOracle"]),
]


def part(stack):
    for function in stack:
        for name, marks in PARTS:
            if any(mark in function for mark in marks):
                return name
    return "other"


def main():
    program, log = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "perf.data")
        begun = time.monotonic()
        subprocess.run(
            ["perf", "record", "-q", "-F", "997", "-g", "--call-graph", "fp", "-o", data, program, "delays", log, "--format", "json"],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        wall = time.monotonic() - begun
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        script = subprocess.run(["perf", "script", "-i", data, "-F", "ip,sym"], capture_output=True, check=True).stdout
        text = subprocess.run(["swift", "demangle", "--simplified"], input=script, capture_output=True, check=True).stdout.decode()
    counts = collections.Counter()
    leaves = collections.defaultdict(collections.Counter)
    for sample in text.split("\n\n"):
        stack = [re.sub(r"^\s*[0-9a-f]+ ", "", line) for line in sample.splitlines() if line.strip()]
        if stack:
            counts[part(stack)] += 1
            leaves[part(stack)][re.sub(r"closure #\d+ (\(.*?\) )?in |specialized |partial apply for ", "", stack[0])] += 1
    total = sum(counts.values())
    processor = usage.ru_utime + usage.ru_stime
    print(f"{wall:.2f} s, {total} samples\n\n| part | share | most of it in |\n| --- | --- | --- |")
    for name, count in counts.most_common():
        most = ", ".join(f"`{leaf[:60]}` {100 * n / count:.0f} %" for leaf, n in leaves[name].most_common(2))
        print(f"| {name} | {100 * count / total:.1f} % | {most} |")


main()
