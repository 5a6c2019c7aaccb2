"""Trains a small tokenizer on a text, writes it as Hugging Face's library does, and how many tokens it finds in pieces of the text."""

import json
import sys

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

source, tokenizer_path, counts_path = sys.argv[1:]
text = open(source).read()

tokenizer = Tokenizer(models.BPE())
tokenizer.normalizer = normalizers.NFC()
words = Regex(r"(?i:'s|'t|'re|'ve)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
    pre_tokenizers.Split(words, 'isolated'),
    pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
])
tokenizer.decoder = decoders.ByteLevel()
alphabet = pre_tokenizers.ByteLevel.alphabet()
trainer = trainers.BpeTrainer(vocab_size=1200, special_tokens=['<|endoftext|>'], initial_alphabet=alphabet, show_progress=False)
tokenizer.train_from_iterator([text], trainer)
tokenizer.save(tokenizer_path)

pieces = text.split('\n\n') + ['', ' ', '\t\treturn x\n', 'naïve ｅ 😀 Größe', '<|endoftext|>', "it's 12345", '\r\n    pass  \r\n']
with open(counts_path, 'w') as file:
    json.dump([[piece, len(tokenizer.encode(piece, add_special_tokens=False).ids)] for piece in pieces], file)
