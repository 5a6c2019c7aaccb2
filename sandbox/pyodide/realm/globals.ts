/**
 * What Pyodide expects of a JavaScript shell and a bare isolate lacks. Imported for its effects, before Pyodide.
 *
 * Nothing here reaches outside the isolate, and nothing differs from run to run: clocks aside, a program sees the same
 * world each time, so a verdict can be had again.
 */

type Bytes = Uint8Array | ArrayBuffer | undefined;

const files = new Map<string, Uint8Array>();

/** Makes a file of Pyodide's readable, under the name that Pyodide asks for. */
export function provideFile(name: string, bytes: ArrayBuffer): void {
  files.set(name, new Uint8Array(bytes));
}

function readFile(path: string): Uint8Array {
  const bytes = files.get(path.slice(path.lastIndexOf('/') + 1));
  if (!bytes) throw new Error(`Expected one of the files ${[...files.keys()].join(', ')}, found ${path}.`);
  return bytes;
}

/** Bytes of a code point after its first, told from the first. */
function trailing(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return -1;
  return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

/** Characters that a call takes as arguments. */
const atOnce = 4096;

/** Text of one byte a character, which nearly all text is; null for any other. */
function decodeAscii(bytes: Uint8Array): string | null {
  let text = '';
  for (let from = 0; from < bytes.length; from += atOnce) {
    const some = bytes.subarray(from, from + atOnce);
    for (let at = 0; at < some.length; at += 1) if ((some[at] ?? 0) > 0x7f) return null;
    text += String.fromCharCode(...some);
  }
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  let text = decodeAscii(bytes);
  if (text !== null) return text;
  text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const rest = lead < 0x80 ? 0 : trailing(lead);
    let point = rest === 0 ? lead : lead & (0x3f >> rest);
    for (let next = 1; next <= rest; next += 1) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f);
    text += rest < 0 ? '\ufffd' : String.fromCodePoint(Math.min(point, 0x10ffff));
    at += Math.max(rest, 0);
  }
  return text;
}

function decodeUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  return text;
}

class Decoder {
  readonly encoding: string;

  constructor(encoding = 'utf-8') {
    this.encoding = encoding;
  }

  decode(input: Bytes): string {
    const bytes = input instanceof Uint8Array ? input : new Uint8Array(input ?? new ArrayBuffer(0));
    return this.encoding === 'utf-16le' ? decodeUtf16(bytes) : decodeUtf8(bytes);
  }
}

function encodeAscii(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return null;
    bytes[at] = code;
  }
  return bytes;
}

function encodePoint(point: number): number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)];
  const low = [0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
  if (point < 0x10000) return [0xe0 | (point >> 12), ...low];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), ...low];
}

class Encoder {
  encode(text: string): Uint8Array {
    const ascii = encodeAscii(text);
    if (ascii) return ascii;
    const bytes: number[] = [];
    for (const character of text) bytes.push(...encodePoint(character.codePointAt(0) ?? 0));
    return new Uint8Array(bytes);
  }

  encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
    const bytes = this.encode(text);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
}

let seed = 1;

/** A new run draws the same bytes as the one before. */
export function reseed(): void {
  seed = 1;
}

function randomByte(): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 16) & 0xff;
}

/** The only command that Emscripten gives to a shell: bytes of /dev/urandom, in base64. */
function system(_command: string, [, script = '']: string[]): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const count = Number(/-c(?<count>\d+)/.exec(script)?.groups?.['count'] ?? 0);
  const sixBits = Array.from({ length: Math.ceil((count * 8) / 6) }, () => alphabet[randomByte() & 0x3f]);
  return sixBits.join('') + '='.repeat((3 - (count % 3)) % 3);
}

const origin = Date.now();
let lastNow = 0;

/** Milliseconds that always grow, by a nanosecond at least: programs divide by differences, and none asks more often. */
function now(): number {
  lastNow = Math.max(Date.now() - origin, lastNow + 1e-6);
  return lastNow;
}

class Url {
  readonly href: string;
  readonly protocol: string;

  constructor(path: string, base = 'file:///') {
    this.href = /^[a-z]+:/.test(path) ? path : base.replace(/[^/]*$/, '') + path;
    this.protocol = this.href.slice(0, this.href.indexOf(':') + 1);
  }

  toString(): string {
    return this.href;
  }
}

const silent = (): void => {};

Object.assign(globalThis, {
  TextDecoder: Decoder,
  TextEncoder: Encoder,
  URL: Url,
  console: { log: silent, info: silent, debug: silent, warn: silent, error: silent },
  performance: { now, timeOrigin: origin },
  os: { system },
  read: (path: string) => new Decoder().decode(readFile(path)),
  readbuffer: readFile,
  load: silent,
  setTimeout: silent,
  clearTimeout: silent,
});
