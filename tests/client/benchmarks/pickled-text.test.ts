// Pure: starts nothing. The bytes are what Python's pickle writes.
import { expect, test } from 'vitest';
import { pickledText } from '../../../client/benchmarks/pickled-text.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

test.each([
  ['protocol 4', '80049505000000000000008c0161942e', 'a'],
  ['protocol 2', '800258010000006171002e', 'a'],
  ['a long text', `80048d0300000000000000${Buffer.from('é!').toString('hex')}942e`, 'é!'],
])('A text pickled by %s is read.', (_name, hex, text) => {
  expect(pickledText(bytes(hex))).toBe(text);
});

test.each([
  ['a call', '80049520000000000000008c05706f736978948c0673797374656d9493948c047472756594859452942e'],
  ['two texts', '80048c01618c01622e'],
  ['a number', '80044b012e'],
  ['no end', '80048c0161'],
  ['a length beyond the end', '800458ffffffff612e'],
  ['more behind the end', '80048c01612e00'],
  ['nothing', ''],
])('What holds %s is not, and nothing of it is run.', (_name, hex) => {
  expect(pickledText(bytes(hex))).toBeNull();
});
