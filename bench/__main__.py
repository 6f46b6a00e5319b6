"""Prints the tables of speed: ``python -m bench [--rounds N] [--speed-rounds N]``."""

from __future__ import annotations

import argparse
import os

from bench import cold, speed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed against jing and spaCy, in one run.")
    parser.add_argument("--rounds", type=int, default=7, help="of the cold start")
    parser.add_argument(
        "--speed-rounds", type=int, default=1, help="of the hundred pages; spaCy takes a minute a round"
    )
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    print(
        f"{os.cpu_count()} cores, load before {load:.2f}{' (not idle: read the ratios, not the times)' if load > 0.5 else ''}\n"
    )
    print(cold.report(arguments.rounds), end="\n\n", flush=True)
    print(speed.report(arguments.speed_rounds))


if __name__ == "__main__":
    main()
