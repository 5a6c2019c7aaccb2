import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** The bytes of the one entry of a zip archive whose name ends with `suffix`. Throws where there is none or the archive is torn. */
export function unzipEntry(archive: Buffer, suffix: string): Buffer {
  for (const entry of entries(archive)) {
    if (!entry.name.endsWith(suffix)) continue;
    const start = entry.offset + 30 + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
    const bytes = archive.subarray(start, start + entry.compressed);
    return entry.method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, entry.size) });
  }
  throw new Error(`expected an entry *${suffix} in the archive, found none`);
}

interface Entry {
  name: string;
  /** 0: stored, 8: deflated. */
  method: number;
  compressed: number;
  size: number;
  /** Where the entry's own header begins. */
  offset: number;
}

/** The directory at the archive's end. Archives above 4 GB have another one and are not read. */
function* entries(archive: Buffer): Generator<Entry> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new Error('expected a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error('the zip archive is torn');
    const nameLength = archive.readUInt16LE(at + 28);
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      compressed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}
