import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TasksFailure } from '../../../client/tasks/failure.ts';
import { linesOf } from '../../../client/tasks/lines.ts';
import { type FoundRow, readRows } from '../../../client/tasks/read-rows.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

async function rowsOf(bytes: string | Buffer): Promise<FoundRow[]> {
  const path = join(temporaryHome(), 'rows');
  writeFileSync(path, bytes);
  return Array.fromAsync(readRows(path, 'rows.jsonl'));
}

const values = (found: FoundRow[]): unknown[] => found.map((row) => ('row' in row ? row.row : row));
const numbers = (found: FoundRow[]): string[] => found.map(({ source }) => `${source.unit} ${source.number}`);

describe('rows as JSON lines', () => {
  it('may have a byte order mark, Windows newlines, blank lines, and no newline at the end', async () => {
    const found = await rowsOf('\uFEFF\r\n{"a":1}\r\n\r\n   \n{"a":"é"}');
    expect(values(found)).toEqual([{ a: 1 }, { a: 'é' }]);
    expect(numbers(found)).toEqual(['line 2', 'line 5']);
  });

  it('may be packed, whatever the name', async () => {
    expect(values(await rowsOf(gzipSync('{"a":1}\n{"a":2}\n')))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('are read beside a torn line, which is named', async () => {
    const [first, torn, last] = await rowsOf('{"a":1}\n{"a":\n{"a":3}\n');
    expect(values([first, last].filter((row) => row !== undefined))).toEqual([{ a: 1 }, { a: 3 }]);
    expect(torn).toMatchObject({ source: { file: 'rows.jsonl', unit: 'line', number: 2 }, reason: 'torn' });
  });

  it('are read beside a line that is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n{"a":2}\n')]);
    expect(await rowsOf(bytes)).toMatchObject([{ reason: 'torn' }, { row: { a: 2 } }]);
  });

  it('of an empty file are none', async () => {
    expect(await rowsOf('')).toEqual([]);
  });
});

describe('rows as a JSON array', () => {
  it('are numbered by row', async () => {
    const found = await rowsOf('\uFEFF\n [\n {"a": 1},\r\n {"a": 2}\n]\n');
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(numbers(found)).toEqual(['row 1', 'row 2']);
  });

  it('may be packed', async () => {
    expect(values(await rowsOf(gzipSync('[{"a":1}]')))).toEqual([{ a: 1 }]);
  });

  it.each([
    ['does not end', '\n[\n{"a": 1},\n{"a":', 4],
    ['is torn inside', '\n[\n{"a" 1},\n{"a": 2}\n]\n', 3],
    ['has a comma too many', '\n[\n{"a": 1},\n]\n', 2],
  ])('are one torn row when the array %s: %j, line %i', async (_, text, number) => {
    expect(await rowsOf(text)).toMatchObject([{ reason: 'torn', source: { unit: 'line', number } }]);
  });
});

describe('rows of a parquet file', () => {
  it.each(['snappy', 'zstd'])('are read over row groups, packed with %s', async (packing) => {
    const found = await Array.fromAsync(readRows(join(import.meta.dirname, `three-rows.${packing}.parquet`), 'rows'));
    expect(numbers(found)).toEqual(['row 1', 'row 2', 'row 3']);
    expect(values(found)[1]).toEqual({
      id: 2n,
      question: 'Triple it.',
      cases: ['assert f(1) == 3', 'assert f(2) == 6'],
      solution: 'def f(x):\n    return 3 * x',
    });
  });

  it('are a failure when the file is damaged', async () => {
    await expect(rowsOf('PAR1 and no more')).rejects.toThrow(/rows\.jsonl: expected a whole parquet file/);
  });
});

it('stops with a sentence when a packed file ends too early', async () => {
  const packed = gzipSync(`${JSON.stringify({ a: 'x'.repeat(5000) })}\n`);
  const reading = rowsOf(packed.subarray(0, packed.length - 12));
  await expect(reading).rejects.toThrow(TasksFailure);
  await expect(reading).rejects.toThrow('rows.jsonl: expected a file that can be read to its end');
});

it('leaves the file when nobody wants more rows', async () => {
  const path = join(temporaryHome(), 'rows');
  copyFileSync(import.meta.filename, path);
  const rows = readRows(path, 'rows');
  expect((await rows.next()).value).toMatchObject({ reason: 'torn' });
  expect(await rows.return(undefined)).toEqual({ done: true, value: undefined });
});

it('says in a sentence that there is no file, or something else', async () => {
  const folder = temporaryHome();
  for (const path of [folder, join(folder, 'absent')]) {
    await expect(Array.fromAsync(readRows(path, 'rows'))).rejects.toThrow(/: expected a file, which is read more than/);
  }
});

it('finds the same lines wherever the bytes are cut', async () => {
  const lines = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')));
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
      const found = await Array.fromAsync(linesOf(chunksOf(bytes, size)));
      expect(found.map((line) => line.bytes.toString('utf8'))).toEqual(texts);
      expect(found.map((line) => line.number)).toEqual(texts.map((_, index) => index + 1));
    }),
  );
});

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
