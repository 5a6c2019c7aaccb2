// What passes between persd and a server, byte by byte.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../models/transport.ts';

/** Bytes of a body that is not read at once. */
const largeBytes = 3 << 20;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const send = createTransport();

test.each([
  ['with its length', (text: string) => ({ 'content-length': Buffer.byteLength(text) })],
  ['in chunks', () => ({ 'transfer-encoding': 'chunked' })],
])('a body that comes %s is what the server sent', async (_, headers) => {
  const text = 'def f():\n    return "ä€🙂"\n';
  const url = await serve((_request, response) => void response.writeHead(200, headers(text)).end(text));
  expect(await (await send(url)).text()).toBe(text);
});

test('a large body comes in parts, for whom it would not fit', async () => {
  const url = await serve((_request, response) => void response.end(Buffer.alloc(largeBytes)));
  const { body } = await send(url);
  let [parts, bytes] = [0, 0];
  for await (const part of body ?? []) [parts, bytes] = [parts + 1, bytes + part.length];
  expect(bytes).toBe(largeBytes);
  expect(parts).toBeGreaterThan(1);
});

test.each([
  ['short', { 'content-length': 1_000 }],
  ['long', { 'content-length': largeBytes }],
  ['unbounded', { 'transfer-encoding': 'chunked' }],
])('of a %s body that is cut off the beginning is told, and reading it fails', async (_, headers) => {
  const url = await serve((_request, response) => {
    response.writeHead(200, headers);
    response.write('{"half":', () => response.socket?.destroy());
  });
  const answer = await send(url);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test('an address elsewhere is not followed', async () => {
  const url = await serve((_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end());
  const answer = await send(url);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/elsewhere']);
});

test.each([200, 503])('a body that comes compressed is read as it was meant (%i)', async (status) => {
  const body = gzipSync('{"said":"ä"}');
  const url = await serve(
    (_request, response) => void response.writeHead(status, { 'content-encoding': 'gzip' }).end(body),
  );
  expect(await (await send(url)).text()).toBe('{"said":"ä"}');
});

test('a status that none may have is a fault of the server', async () => {
  const url = await serve((_request, response) => void response.writeHead(999).end('no'));
  expect((await send(url)).status).toBe(599);
});

test('an answer without a body is one', async () => {
  const url = await serve((_request, response) => void response.writeHead(204).end());
  expect(await (await send(url)).text()).toBe('');
});

test('a header that no standard knows keeps nothing else from being read', async () => {
  const url = await serve((_request, response) => {
    response.socket?.end('HTTP/1.1 200 OK\r\nx-city: Zürich €\r\nretry-after: 3\r\ncontent-length: 2\r\n\r\nok');
  });
  const answer = await send(url);
  expect([answer.headers.get('retry-after'), await answer.text()]).toEqual(['3', 'ok']);
});

test('the signal ends a request that is under way', async () => {
  const leaving = new AbortController();
  const url = await serve(() => leaving.abort());
  await expect(send(url, { method: 'POST', body: '{}', signal: leaving.signal })).rejects.toThrow();
});
