"""Reads a data set folder with the libraries that trainers use, and says what each found. Exits with 1 where one stumbles.

TRL's trainers themselves prepare rows with torch, which is not installed here: its own functions that look at rows first are.
"""

import json
import os
import sys

os.environ['HF_HUB_OFFLINE'] = '1'
folder = sys.argv[1]

import datasets
from trl.data_utils import is_conversational, unpair_preference_dataset

datasets.disable_progress_bars()
columns = {
    'prompt-completion': {'id', 'prompt', 'completion'},
    'messages': {'messages'},
    'preference': {'id', 'prompt', 'chosen', 'rejected'},
    'kto': {'id', 'prompt', 'completion', 'label'},
    'alpaca': {'instruction', 'input', 'output', 'system', 'history'},
    'sharegpt': {'conversations'},
    'axolotl': {'segments'} if sys.argv[2] == 'completions' else {'messages'},
    'teacher-context': {'id', 'prompt', 'attempt', 'feedback', 'refinement', 'completion'},
}
roles = ['system', 'user', 'assistant']


def check(fact, what):
    if not fact:
        raise SystemExit('%s: not so' % what)


def check_turns(turns, what):
    """What OpenAI asks of a conversation before it trains on it."""
    check(all(set(turn) == {'role', 'content'} for turn in turns), what + ' has turns of role and content alone')
    check(all(turn['role'] in roles and type(turn['content']) is str for turn in turns), what + ' has known roles')
    check(turns[-1]['role'] == 'assistant' and turns[-1]['content'].strip(), what + ' ends with an answer')
    spoken = [turn['role'] for turn in turns if turn['role'] != 'system']
    check(all(one != other for one, other in zip(spoken, spoken[1:])), what + ' alternates')


for name in datasets.get_dataset_config_names(folder):
    parts = datasets.load_dataset(folder, name)
    for part, rows in parts.items():
        what = '%s, %s' % (name, part)
        check(len(rows) > 0, what + ' has rows')
        check(set(rows.column_names) == columns.get(name, set(rows.column_names)), what + ' has its columns and no others')
        if name == 'messages':
            for row in rows:
                check_turns(row['messages'], what)
        if name in ('prompt-completion', 'preference', 'kto'):
            check(is_conversational(rows[0]) == (sys.argv[2] == 'chat'), what + ' is what TRL takes it for')
        if name == 'preference':
            unpaired = unpair_preference_dataset(rows)
            check(len(unpaired) == 2 * len(rows) and sum(unpaired['label']) == len(rows), what + ' unpairs')
        if name == 'kto':
            check(set(rows['label']) <= {True, False}, what + ' is labelled')
        print('%s: %d rows' % (what, len(rows)))

with open(os.path.join(folder, 'dataset_info.json')) as file:
    for name, entry in json.load(file).items():
        rows = datasets.load_dataset('json', data_files=os.path.join(folder, entry['file_name']))['train']
        check(set(entry['columns'].values()) <= set(rows.column_names), name + ' names columns that are there')
        print('%s, as LLaMA-Factory finds it: %d rows' % (name, len(rows)))

import pyarrow.json

for path, _, names in os.walk(os.path.join(folder, 'data')):
    for name in names:
        table = pyarrow.json.read_json(os.path.join(path, name), parse_options=pyarrow.json.ParseOptions(newlines_in_values=False))
        check(table.num_rows > 0, name + ' has rows')
print('every JSONL file is a table for pyarrow')
