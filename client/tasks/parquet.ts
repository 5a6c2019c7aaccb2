import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { TasksFailure } from './failure.ts';

/** Reads a parquet file's rows, one row group in memory at a time; throws `TasksFailure` where it is damaged. */
export async function* readParquet(path: string, file: string): AsyncGenerator {
  try {
    const buffer = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(buffer);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      yield* await parquetReadObjects({ file: buffer, metadata, compressors, rowStart, rowEnd });
      rowStart = rowEnd;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TasksFailure([
      `${file}: expected a whole parquet file, found one that cannot be read (${reason}); fetch it again.`,
    ]);
  }
}
