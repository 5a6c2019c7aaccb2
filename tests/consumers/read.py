"""Reads data set folders with the libraries that trainers use, and says what each found. Exits with 1 where one stumbles.

Arguments: a tokenizer.json, then for each folder its path, how its student is asked (`completions` or `chat`), and a title. TRL's
trainers themselves pack rows with torch, which is not installed here: its own functions that make texts and tokens of them are.
"""

import json
import os
import sys

os.environ['HF_HUB_OFFLINE'] = '1'

import datasets
import pandas
import pyarrow.json
import pyarrow.parquet
import transformers
from trl.data_utils import _tokenize, is_conversational, maybe_apply_chat_template, unpair_preference_dataset

datasets.disable_progress_bars()
columns = {
    'prompt-completion': {'id', 'prompt', 'completion'},
    'messages': {'messages'},
    'preference': {'id', 'prompt', 'chosen', 'rejected'},
    'kto': {'id', 'prompt', 'completion', 'label'},
    'alpaca': {'instruction', 'input', 'output', 'system', 'history'},
    'sharegpt': {'conversations'},
    'verl': {'messages'},
    'verl-rl': {'data_source', 'prompt', 'ability', 'reward_model', 'extra_info'},
    'teacher-context': {'id', 'prompt', 'attempt', 'feedback', 'refinement', 'completion'},
}
axolotl = {'completions': {'segments'}, 'chat': {'messages'}}
roles = ['system', 'user', 'assistant']
template = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    '{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'
)
tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_file=sys.argv[1], chat_template=template, eos_token='<|im_end|>')


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


def check_prepared(rows, what):
    """As TRL's trainers prepare a row: its text, and its tokens, of which in a chat those of the question are the first."""
    for row in rows:
        row = {key: value for key, value in row.items() if key != 'id'}
        asked = row.get('prompt')
        for answer in ('completion', 'chosen', 'rejected'):
            if answer not in row:
                continue
            whole = _tokenize(tokenizer, asked + row[answer])['input_ids']
            if isinstance(asked, list):
                prompt = _tokenize(tokenizer, asked, add_generation_prompt=True)['input_ids']
                check(whole[: len(prompt)] == prompt, what + ' has no token across question and answer')
        texts = maybe_apply_chat_template(row, tokenizer)
        check(all(type(text) in (str, bool) for text in texts.values()), what + ' is text in the end')


def check_rows(name, rows, what, endpoint):
    known = {**columns, 'axolotl': axolotl[endpoint]}
    check(len(rows) > 0, what + ' has rows')
    check(set(rows.column_names) == known.get(name, set(rows.column_names)), what + ' has its columns and no others')
    if name in ('messages', 'verl'):
        for row in rows:
            check_turns(row['messages'], what)
    if name in ('prompt-completion', 'messages', 'preference', 'kto'):
        check_prepared(rows, what)
    if name in ('prompt-completion', 'preference', 'kto'):
        check(is_conversational(rows[0]) == (endpoint == 'chat'), what + ' is what TRL takes it for')
    if name == 'preference':
        unpaired = unpair_preference_dataset(rows)
        check(len(unpaired) == 2 * len(rows) and sum(unpaired['label']) == len(rows), what + ' unpairs')
    if name == 'verl-rl':
        for row in rows:
            check(set(json.loads(row['reward_model']['ground_truth'])) == {'assert_case'}, what + ' has its tests')
            check(row['prompt'][-1]['role'] == 'user' and type(row['extra_info']['index']) is int, what + ' has a question')
    if name == 'kto':
        check(set(rows['label']) <= {True, False}, what + ' is labelled')


def read_as_hugging_face(folder, endpoint):
    for name in datasets.get_dataset_config_names(folder):
        for part, rows in datasets.load_dataset(folder, name).items():
            what = '%s, %s' % (name, part)
            check_rows(name, rows, what, endpoint)
            print('%s: %d rows' % (what, len(rows)))


def read_as_llama_factory(folder):
    with open(os.path.join(folder, 'dataset_info.json')) as file:
        entries = json.load(file)
    for name, entry in entries.items():
        builder = 'parquet' if entry['file_name'].endswith('.parquet') else 'json'
        rows = datasets.load_dataset(builder, data_files=os.path.join(folder, entry['file_name']))['train']
        check(set(entry['columns'].values()) <= set(rows.column_names), name + ' names columns that are there')
        print('%s, as LLaMA-Factory finds it: %d rows' % (name, len(rows)))


def read_as_tables(folder):
    for path, _, names in os.walk(os.path.join(folder, 'data')):
        for name in names:
            file = os.path.join(path, name)
            if name.endswith('.parquet'):
                table = pyarrow.parquet.read_table(file)
                check(table.equals(pyarrow.Table.from_pylist(table.to_pylist(), table.schema)), name + ' is what it says')
            else:
                options = pyarrow.json.ParseOptions(newlines_in_values=False)
                table = pyarrow.json.read_json(file, parse_options=options)
            check(table.num_rows > 0, name + ' has rows')
    print('every file of rows is a table for pyarrow')


def read_as_verl(folder):
    """As verl's reader of conversations takes them."""
    file = os.path.join(folder, 'data', 'verl', 'train.parquet')
    messages = pandas.read_parquet(file, dtype_backend='pyarrow')['messages']
    for turns in messages:
        check_turns([dict(turn) for turn in turns], 'verl, by pandas')
    print('verl, by pandas: %d rows' % len(messages))


arguments = sys.argv[2:]
for folder, endpoint, title in zip(arguments[::3], arguments[1::3], arguments[2::3]):
    print('── %s, %s' % (title, endpoint))
    read_as_hugging_face(folder, endpoint)
    read_as_llama_factory(folder)
    read_as_tables(folder)
    read_as_verl(folder)
