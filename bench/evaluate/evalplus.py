"""Scores recorded solutions with the PyPI package evalplus. Usage: evalplus.py SAMPLES TASKS WORKERS, with MBPP_OVERRIDE_PATH; prints JSON."""
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor

# The folder of this file comes first, and this file has the package's name.
sys.path.pop(0)

from evalplus.data import get_mbpp_plus
from evalplus.eval import PASS
from evalplus.eval._special_oracle import MBPP_OUTPUT_NOT_NONE_TASKS
from evalplus.evaluate import check_correctness
from evalplus.gen.util import trusted_exec

samples, workers = sys.argv[1], int(sys.argv[3])
start = time.perf_counter()
problems = get_mbpp_plus()
answers = [answer for answers in json.load(open(samples))["eval"].values() for answer in answers]
answers = [answer for answer in answers if answer["task_id"] in problems]


def know(task_id):
    problem = problems[task_id]
    not_none = problem["entry_point"] in MBPP_OUTPUT_NOT_NONE_TASKS
    gold = problem["prompt"] + problem["canonical_solution"]
    known = {}
    for name, inputs in (("base", "base_input"), ("plus", "plus_input")):
        known[name], known[name + "_time"] = trusted_exec(
            gold, problem[inputs], problem["entry_point"], record_time=True, output_not_none=not_none
        )
    return known


def run(answer):
    problem = problems[answer["task_id"]]
    found = check_correctness("mbpp", 0, problem, answer["solution"], expected[answer["task_id"]], False, True)
    base = found["base"][0] == PASS
    return {"base": base, "further": base and found["plus"][0] == PASS}


expected = {task_id: know(task_id) for task_id in {answer["task_id"] for answer in answers}}
reading = time.perf_counter() - start
start = time.perf_counter()
with ProcessPoolExecutor(max_workers=workers) as executor:
    ended = list(executor.map(run, answers))
seconds = time.perf_counter() - start
verdicts = {answer["task_id"]: verdict for answer, verdict in zip(answers, ended)}
print(json.dumps({"reading": reading, "seconds": seconds, "verdicts": verdicts}))
