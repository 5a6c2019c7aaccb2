// Pure: archives made here, read by the product.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { u32, zip } from './zip-archive.ts';
import { unzipEntry } from '../../../temporal-config/server/zip.ts';

it('reads back what an archive was made of, stored or deflated', () => {
  const content = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes));
  const members = fc.array(fc.record({ content, deflated: fc.boolean() }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(members, fc.nat(), (parts, at) => {
      const named = parts.map((part, index) => ({ ...part, name: `folder/file-${index}.bin` }));
      const index = at % parts.length;
      expect(unzipEntry(zip(named, 'a comment'), `/file-${index}.bin`)).toEqual(parts[index]?.content);
    }),
  );
});

it('says so when an archive has no such entry, or is none', () => {
  const archive = zip([{ name: 'a/b', content: Buffer.from('b'), deflated: false }]);
  expect(() => unzipEntry(archive, '/c')).toThrow('expected an entry */c in the archive, found none');
  expect(() => unzipEntry(Buffer.from('not an archive at all'), '/c')).toThrow('expected a zip archive');
});

it('does not unpack more than an archive says', () => {
  const archive = zip([{ name: 'a/bomb', content: Buffer.alloc(100_000), deflated: true }]);
  archive.writeUInt32LE(10, archive.indexOf(u32(0x02014b50)) + 24);
  expect(() => unzipEntry(archive, '/bomb')).toThrow();
});
