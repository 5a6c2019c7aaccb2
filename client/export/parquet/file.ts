import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { Row } from '../format.ts';
import { type HashedFile, openHashedFile } from '../hashed-file.ts';
import type { RowsFile } from '../filled-file.ts';
import type { Columns } from './kind.ts';
import { schemaOf } from './schema.ts';
import { columnValue } from './value.ts';

/** A group of rows is what is held in memory: it ends with whichever it reaches first. */
const groupRows = 1_000;
const groupCharacters = 1 << 22;

/** Opens a Parquet file that must not be there yet. The same rows give the same bytes, in however many calls they come. */
export async function openParquetFile(path: string, columns: Columns): Promise<RowsFile> {
  const file = await openHashedFile(path);
  const writer = new ParquetWriter({
    writer: bytesInto(file),
    schema: schemaOf(columns),
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: 'persd',
  });
  let group: Row[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const columnData = columnsFrom(group, columns);
    const rowGroupSize = group.length;
    group = [];
    characters = 0;
    if (rowGroupSize > 0) await writer.write({ columnData, rowGroupSize });
  };
  return {
    async write(rows) {
      for (const row of rows) {
        group.push(row);
        characters += JSON.stringify(row).length;
        if (group.length >= groupRows || characters >= groupCharacters) await flush();
      }
    },
    async close() {
      try {
        await flush();
        await writer.finish();
      } catch (error) {
        await file.close();
        throw error;
      }
      return file.close();
    },
  };
}

function columnsFrom(rows: Row[], columns: Columns): ColumnSource[] {
  const names = Object.keys(columns).join();
  const odd = rows.find((row) => Object.keys(row).join() !== names);
  if (odd !== undefined) throw new TypeError(`expected a row of ${names}, found ${Object.keys(odd).join()}`);
  return Object.entries(columns).map(([name, kind]) => ({
    name,
    data: rows.map((row) => columnValue(row[name], kind, name)),
  }));
}

/** The bytes of a group go to the file when it ends. */
function bytesInto(file: HashedFile): ByteWriter {
  const writer = new ByteWriter();
  const pass = async (): Promise<void> => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    await file.write(bytes);
  };
  return Object.assign(writer, { flush: pass, finish: pass });
}
