#!/usr/bin/env python3
"""Linking records beside Splink 5 on DuckDB, in one run: seconds, processor seconds, memory, F1, and the ratios.

usage: link.py [--linkage FOLDER] [--attested PATH] [--venv FOLDER] [--rounds N] [--key] [RECORDS ...]

FOLDER holds gen_persons.py (invented romanised Korean persons), splink_bench.py (the peer) and score_linkage.py (pairs of the
clusters); default: ../shared/linkage beside the project. PATH is `attested` (default: target/release/attested). Splink comes
from PyPI into a virtual environment (default: target/peers-link), once, by requirements-link.txt beside this script. RECORDS
are sizes (default: 10000 100000); 1000000 and 3000000 take minutes and gigabytes on the peer's side. --key gives the peer a key
of ours for Korean names.

Both read the same file from the start and write clusters, on at most two cores, in turn, N times (default: 3); medians are
given. A ratio above 1 says how many times less of it Attested takes. Python 3.11; nothing else is fetched.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))


def measured(command):
    """Runs a command: seconds, processor seconds, and its own peak memory in MB."""
    start = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = []
    readers = [threading.Thread(target=lambda pipe=pipe: said.append(pipe.read())) for pipe in (process.stdout, process.stderr)]
    for reader in readers:
        reader.start()
    # The usage that is waited for is this child's alone.
    _, status, used = os.wait4(process.pid, 0)
    for reader in readers:
        reader.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}: " + b" ".join(said).decode(errors="replace")[-2000:])
    return time.time() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def peer_python(venv):
    python = os.path.join(venv, "bin", "python3")
    if not os.path.exists(python):
        subprocess.check_call([sys.executable, "-m", "venv", venv])
        subprocess.check_call([python, "-m", "pip", "install", "--quiet", "-r", os.path.join(HERE, "requirements-link.txt")])
    return python


def f1(folder, records, truth, clusters):
    """F1 of the pairs of the clusters."""
    out = clusters + ".json"
    score = os.path.join(folder, "score_linkage.py")
    subprocess.check_call([sys.executable, score, records, truth, "--clusters", clusters, "--json", out], stdout=subprocess.DEVNULL)
    return json.load(open(out, encoding="utf-8"))["F1"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--linkage", default=os.path.join(os.path.dirname(PROJECT), "shared", "linkage"))
    parser.add_argument("--attested", default=os.path.join(PROJECT, "target", "release", "attested"))
    parser.add_argument("--venv", default=os.path.join(PROJECT, "target", "peers-link"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--key", action="store_true")
    parser.add_argument("records", nargs="*", type=int, default=[10_000, 100_000])
    given = parser.parse_args()
    for needed in (given.attested, os.path.join(given.linkage, "gen_persons.py"), os.path.join(given.linkage, "splink_bench.py")):
        if not os.path.exists(needed):
            sys.exit(f"{needed} isn't there: build with `cargo build --release`, or name it with --attested or --linkage")
    python = peer_python(given.venv)
    with tempfile.TemporaryDirectory() as work:
        for size in given.records:
            table = os.path.join(work, f"p{size}.csv")
            subprocess.check_call([sys.executable, os.path.join(given.linkage, "gen_persons.py"), str(size), table], stdout=subprocess.DEVNULL)
            ours, theirs = os.path.join(work, "ours.csv"), os.path.join(work, "theirs.csv")
            peer = [python, os.path.join(given.linkage, "splink_bench.py"), "persons", table, "--clusters", theirs]
            runs = {"attested": [], "splink": []}
            for _ in range(given.rounds):
                runs["attested"].append(measured([given.attested, "link", table, "--out", ours]))
                runs["splink"].append(measured(peer + (["--key"] if given.key else [])))
            truth = table.replace(".csv", ".truth.csv")
            scores = {name: f1(given.linkage, table, truth, path) for name, path in (("attested", ours), ("splink", theirs))}
            medians = {name: [statistics.median(column) for column in zip(*all)] for name, all in runs.items()}
            for name, (seconds, processor, memory) in medians.items():
                print(f"{size:>9} {name:<9} {seconds:8.2f} s {processor:8.2f} CPU s {memory:8.0f} MB   F1 {scores[name]:.3f}")
            ratios = [theirs / ours for ours, theirs in zip(medians["attested"], medians["splink"])]
            print(f"{size:>9} ratio     {ratios[0]:8.1f}   {ratios[1]:8.1f}       {ratios[2]:8.1f}", flush=True)


if __name__ == "__main__":
    main()
