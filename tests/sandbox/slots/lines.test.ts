import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { onLines } from '../../../sandbox/slots/lines.ts';

test('lines arrive whole however the stream is cut', () => {
  const texts = fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(20)), (lines, cuts) => {
      const stream = new PassThrough();
      const found: string[] = [];
      onLines(stream, 1_000_000, (line) => found.push(line));
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      let at = 0;
      for (const cut of cuts) stream.emit('data', bytes.subarray(at, (at += cut)));
      stream.emit('data', bytes.subarray(at));
      expect(found).toEqual(lines.map((line) => Buffer.from(line).toString()));
    }),
  );
});

test('a line that is too long ends the stream with an error', async () => {
  const stream = new PassThrough();
  const failed = new Promise<Error>((resolve) => stream.on('error', resolve));
  onLines(stream, 10, () => {});
  stream.write('12345678901234567890');
  expect((await failed).message).toContain('at most 10 bytes');
});
