"""Prints what the benchmarks measured, in tables: report.py SPEEDS REST."""

import os
import sys

OURS = "fix401"


def speeds(path: str) -> None:
    rates: dict[str, dict[str, float]] = {}
    logs: list[str] = []
    for line in open(path, encoding="utf-8"):
        log, name, rate = line.rstrip("\n").split("\t")
        log = os.path.basename(log).removesuffix(".log")
        if log not in logs:
            logs.append(log)
        rates.setdefault(name, {})[log] = float(rate)
    logs.sort(key=lambda log: (log.split("-")[0], int(log.split("-")[1])))
    width = max(map(len, rates))
    print("\nMegabytes per second of processor time, and how many times as fast as fix401")
    print("(clean logs with nothing to find, logs with errors and keys; size in MB)\n")
    print(" " * width, *(f"{log:>18}" for log in logs))
    for name, by_log in sorted(rates.items(), key=lambda row: -row[1][logs[0]]):
        cells = (
            f"{by_log[log]:>10.1f} {by_log[log] / rates[OURS][log]:>6.3g}x" for log in logs
        )
        print(f"{name:<{width}}", *cells)


def rest(path: str) -> None:
    section = ""
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 1:
            section = cells[0]
            print(
                {
                    "linear": "\nA diagnosis of 1 MB and of 10 MB made of one thing, in seconds, and their ratio\n",
                    "link": "\nA link: its length, nanoseconds to write and to read it\n",
                    "memory": "\nPeak memory beyond the paste itself, in MB\n",
                }[section]
            )
        elif section == "memory":
            size, before, after = map(int, cells)
            print(f"paste of {size / 1e6:>8g} MB  {(after - before) / 1e6:>8.2f}")
        else:
            print("  ".join(f"{cell:>12}" for cell in cells))


speeds(sys.argv[1])
rest(sys.argv[2])
