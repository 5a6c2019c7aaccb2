"""Runs programs with the PyPI package evalplus. Usage: evalplus.py ROWS WORKERS SECONDS, with MBPP_OVERRIDE_PATH; prints JSON."""
import json
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor

# The folder of this file comes first, and this file has the package's name.
sys.path.pop(0)

from evalplus.data import get_mbpp_plus
from evalplus.eval._special_oracle import MBPP_OUTPUT_NOT_NONE_TASKS
from evalplus.evaluate import check_correctness
from evalplus.gen.util import trusted_exec

rows = [json.loads(line) for line in open(sys.argv[1])]
workers, limit = int(sys.argv[2]), float(sys.argv[3])
problems = get_mbpp_plus()
expected = {}


def know(task_id):
    problem = problems[task_id]
    not_none = problem["entry_point"] in MBPP_OUTPUT_NOT_NONE_TASKS
    gold = problem["prompt"] + problem["canonical_solution"]
    base, times = trusted_exec(gold, problem["base_input"], problem["entry_point"], record_time=True, output_not_none=not_none)
    expected[task_id] = {"base": base, "base_time": times}


def run(row):
    start = time.perf_counter()
    problem = problems[row["task_id"]]
    program = row["prompt"] + row["completion"]
    # A limit of its own for each input: the whole program may take what the caller said.
    each = limit / max(1, len(problem["base_input"]))
    found = check_correctness("mbpp", 0, problem, program, expected[row["task_id"]], True, True, None, each)
    return {"passed": found["base"][0] == "pass", "ms": 1000 * (time.perf_counter() - start)}


for task_id in {row["task_id"] for row in rows}:
    know(task_id)
def processor_ms():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return 1000 * sum(usage.ru_utime + usage.ru_stime for usage in usages)


before = processor_ms()
start = time.perf_counter()
with ProcessPoolExecutor(max_workers=workers) as executor:
    ended = list(executor.map(run, rows))
print(json.dumps({"seconds": time.perf_counter() - start, "cpuMs": processor_ms() - before, "runs": ended}), file=sys.stdout)
