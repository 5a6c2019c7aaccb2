"""Asks with the PyPI package bespokelabs-curator. Usage: curator.py URL CALLS CONCURRENCY BYTES; prints JSON."""
import json
import os
import resource
import sys
import tempfile
import time

url, (calls, concurrency, size) = sys.argv[1], map(int, sys.argv[2:5])
folder = tempfile.TemporaryDirectory()
os.environ["CURATOR_CACHE_DIR"] = folder.name

import tiktoken

try:
    tiktoken.get_encoding("cl100k_base")
except Exception:
    # Without its download the package counts no tokens: a count that costs nothing stands in, to its advantage.
    class Uncounted:
        def encode(self, text, **_):
            return range(len(text) // 4)

    tiktoken.get_encoding = tiktoken.encoding_for_model = lambda *_: Uncounted()

from bespokelabs import curator

prompts = [(f"Task {at}. " + "Write a function that sums a list. " * size)[:size] for at in range(calls)]
llm = curator.LLM(
    model_name="bench",
    backend="openai",
    backend_params={
        "base_url": url,
        "max_concurrent_requests": concurrency,
        "max_requests_per_minute": 1_000_000,
        "max_tokens_per_minute": 1_000_000_000,
        "require_all_responses": False,
    },
    generation_params={"max_tokens": 1024, "temperature": 0.3, "top_p": 0.95},
)


def processor_ms():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return 1000 * sum(usage.ru_utime + usage.ru_stime for usage in usages)


before = processor_ms()
start = time.perf_counter()
answers = llm(prompts)
seconds = time.perf_counter() - start
rows = answers.dataset if hasattr(answers, "dataset") else answers
print(json.dumps({"seconds": seconds, "cpuMs": processor_ms() - before, "replied": len(rows)}), flush=True)
folder.cleanup()
