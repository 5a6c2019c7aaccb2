import { deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface Member {
  name: string;
  content: Buffer;
  deflated: boolean;
}

/** A zip archive as its specification lays it out: local headers with their data, the directory, its end. */
export function zip(members: Member[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflated } of members) {
    const data = deflated ? deflateRawSync(content) : content;
    const sizes = u32(0, data.length, content.length);
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20, 0, deflated ? 8 : 0, 0, 0),
      sizes,
      u16(name.length, 3),
      Buffer.from(`${name}xtr`),
      data,
    ]);
    const entry = [
      u32(0x02014b50),
      u16(20, 20, 0, deflated ? 8 : 0, 0, 0),
      sizes,
      u16(name.length, 2, 1, 0, 0),
      u32(0, offset),
    ];
    directory.push(Buffer.concat([...entry, Buffer.from(`${name}ex;`)]));
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = [
    u32(0x06054b50),
    u16(0, 0, members.length, members.length),
    u32(listing.length, offset),
    u16(comment.length),
  ];
  return Buffer.concat([...locals, listing, ...end, Buffer.from(comment)]);
}

const u16 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));

/** Numbers as an archive writes them, four bytes each. */
export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}
