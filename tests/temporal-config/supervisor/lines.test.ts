// Pure: lines out of chunks.
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLine, readLines } from '../../../temporal-config/supervisor/lines.ts';

/** The lines in what is written, chunk by chunk. */
async function linesOf(chunks: Buffer[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await once(stream, 'close');
  return lines;
}

it('reads the same lines however their bytes arrive', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
      const chunks: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
      expect(await linesOf(chunks)).toEqual(lines);
    }),
  );
});

it('ends a stream that sends no end of line', async () => {
  const stream = new PassThrough();
  readLines(stream, () => expect.unreachable());
  stream.write('x'.repeat(1024 * 1024 + 1));
  await once(stream, 'close');
  expect(stream.destroyed).toBe(true);
});

it('takes what is no JSON for nothing', () => {
  expect(parseLine('{"id":1}')).toEqual({ id: 1 });
  expect(parseLine('{"id":')).toBeUndefined();
});
