"""Has verl's own data set classes and its scorer read data set folders, and says what each found. Exits with 1 where one stumbles.

Arguments: a tokenizer.json, then for each folder its path and a title. What verl's package imports to train (torch, ray, tensordict)
is not installed here: where its classes do sums with torch, numpy does them, and its packages are entered without their beginnings.
Its scorer asks a sandbox over HTTP to run programs; a small one, for the programs of this check alone, answers here.
"""

import glob
import http.server
import importlib.util
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import types

os.environ['HF_HUB_OFFLINE'] = '1'

# Before anything stands in for torch: they look for it themselves.
import datasets
import numpy
import transformers

datasets.disable_progress_bars()

template = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    '{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'
)


class Tokenizer(transformers.PreTrainedTokenizerFast):
    def apply_chat_template(self, *arguments, return_tensors=None, **more):
        arrays = 'np' if return_tensors == 'pt' else return_tensors
        return super().apply_chat_template(*arguments, return_tensors=arrays, **more)


def check(fact, what):
    if not fact:
        raise SystemExit('%s: not so' % what)


def stand_in(name, **attributes):
    module = types.ModuleType(name)
    module.__dict__.update(attributes)
    sys.modules[name] = module
    parent, _, own = name.rpartition('.')
    if parent in sys.modules:
        setattr(sys.modules[parent], own, module)
    return module


def enter_verl():
    """verl's data set classes and its scorer, and nothing else of it."""
    Dataset = type('Dataset', (), {})
    sums = dict(cat=lambda parts, dim=0: numpy.concatenate(parts), equal=numpy.array_equal, long=numpy.int64, uint8=numpy.uint8)
    same = {name: getattr(numpy, name) for name in ('ones_like', 'zeros_like', 'arange')}
    stand_in('torch', Tensor=numpy.ndarray, tensor=numpy.array, **same, **sums)
    stand_in('torch.nn')
    stand_in('torch.nn.functional')
    stand_in('torch.utils')
    stand_in('torch.utils.data', Dataset=Dataset)
    root = importlib.util.find_spec('verl').submodule_search_locations[0]
    for name in ('verl', 'verl.utils', 'verl.utils.dataset', 'verl.models', 'verl.models.transformers'):
        stand_in(name).__path__ = [os.path.join(root, *name.split('.')[1:])]
    # What only rows with pictures go through, and padding that is not asked for.
    stand_in('verl.models.transformers.qwen2_vl', get_rope_index=None)
    stand_in('verl.utils.dataset.vision_utils', process_image=None, process_video=None)
    stand_in('verl.utils.dataset.dataset_utils', DatasetPadMode=types.SimpleNamespace(RIGHT='right', NO_PADDING='no_padding'))
    from verl.utils.tokenizer import hf_tokenizer

    sys.modules['verl.utils'].hf_tokenizer = hf_tokenizer
    from verl.utils.dataset.multiturn_sft_dataset import MultiTurnSFTDataset
    from verl.utils.dataset.rl_dataset import RLHFDataset
    from verl.utils.reward_score import default_compute_score

    # What was read keeps what it found; others shall not take this for torch.
    for name in [name for name in sys.modules if name.split('.')[0] == 'torch']:
        del sys.modules[name]
    return MultiTurnSFTDataset, RLHFDataset, default_compute_score


class Sandbox(http.server.BaseHTTPRequestHandler):
    """Runs a program, as verl asks it to be run."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        run = subprocess.run([sys.executable, '-I', '-c', asked['code']], input=asked['stdin'], capture_output=True, text=True, timeout=60)
        told = {'status': 'Finished', 'return_code': run.returncode, 'stdout': run.stdout, 'stderr': run.stderr}
        body = json.dumps({'status': 'Success' if run.returncode == 0 else 'Failed', 'compile_result': None, 'run_result': told}).encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def read_to_imitate(file, tokenizer, what):
    """Every row as verl trains on it: what is learned is what the assistant says, and the mark that ends it."""
    rows = MultiTurnSFTDataset(file, tokenizer, {'pad_mode': 'no_padding', 'max_length': 10**6})
    for at in range(len(rows)):
        row = rows[at]
        learned = tokenizer.decode(row['input_ids'][row['loss_mask'] == 1])
        said = ''.join('%s<|im_end|>\n' % turn['content'] for turn in rows.messages[at] if turn['role'] == 'assistant')
        check(learned == said, what + ' teaches its answers alone')
    check(len(rows) > 0, what + ' has rows')
    print('verl, MultiTurnSFTDataset: %d rows' % len(rows))


def read_to_reinforce(file, tokenizer, what):
    cache = tempfile.mkdtemp()
    rows = RLHFDataset(file, tokenizer, {'cache_dir': cache, 'max_prompt_length': 10**6, 'filter_overlong_prompts_workers': None})
    check(len(rows) > 0, what + ' has rows')
    for at in range(len(rows)):
        row = rows[at]
        check(row['raw_prompt'][-1]['role'] == 'user' and row['index'] == row['extra_info']['index'], what + ' asks')
    print('verl, RLHFDataset: %d rows' % len(rows))
    return {row['extra_info']['task']: row for row in rows}


def score(folder, rows, url, what):
    """verl's scorer believes what was accepted, and nothing that failed."""
    fence = '```python\n%s\n```'
    scored = 0
    for file in glob.glob(os.path.join(folder, 'data', 'trajectories', 'train.*')):
        kind = 'parquet' if file.endswith('.parquet') else 'json'
        for told in datasets.load_dataset(kind, data_files=file)['train'].select(range(2)):
            told = {key: json.loads(value) if kind == 'parquet' and key in ('task', 'attempts', 'refinements') else value for key, value in told.items()}
            row = rows[told['task']['id']]
            for program in told['attempts'] + told['refinements']:
                truth = row['reward_model']['ground_truth']
                got = default_compute_score(row['data_source'], fence % program['program'], truth, sandbox_fusion_url=url)
                check((got == 1) == (program['execution']['status'] == 'passed'), what + ' is scored as it was judged')
                scored += 1
    check(scored > 0, what + ' was scored')
    print('verl, its scorer: %d programs' % scored)


if importlib.util.find_spec('verl') is None:
    print('left out: verl is not installed')
    sys.exit()

MultiTurnSFTDataset, RLHFDataset, default_compute_score = enter_verl()
logging.disable(logging.WARNING)
tokenizer = Tokenizer(tokenizer_file=sys.argv[1], chat_template=template, eos_token='<|im_end|>')
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Sandbox)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = 'http://127.0.0.1:%d/run_code' % server.server_port
for folder, title in zip(sys.argv[2::2], sys.argv[3::2]):
    print('── %s' % title)
    read_to_imitate(os.path.join(folder, 'data', 'verl', 'train.parquet'), tokenizer, 'verl')
    rows = read_to_reinforce(os.path.join(folder, 'data', 'verl-rl', 'train.parquet'), tokenizer, 'verl-rl')
    score(folder, rows, url, 'verl-rl')
