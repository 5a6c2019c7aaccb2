import type { Value } from '../../domain/value.ts';

/** A value as Python's `repr` writes it; what is opaque as its guest shows it, or by its class, as `<fractions.Fraction>`. */
export function print(value: Value): string {
  switch (value.t) {
    case 'none':
      return 'None';
    case 'bool':
      return value.v ? 'True' : 'False';
    case 'int':
    case 'float':
      return value.v;
    case 'complex':
      return printComplex(value.re, value.im);
    case 'str':
      return quote(value.v, unprintable);
    case 'bytes':
      return `b${quote(Buffer.from(value.v, 'base64').toString('latin1'), notAscii)}`;
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return printMembers(value.t, value.v);
    case 'dict':
      return `{${value.v.map(([key, held]) => `${print(key)}: ${print(held)}`).join(', ')}}`;
    case 'opaque':
    case 'undefined':
    case 'number':
    case 'map':
    case 'instance':
      break;
  }
  return value.t === 'opaque' ? (value.shown ?? `<${value.v}>`) : `<${value.t}>`;
}

function printMembers(type: 'list' | 'tuple' | 'set' | 'frozenset', members: Value[]): string {
  const list = members.map(print).join(', ');
  if (type === 'list') return `[${list}]`;
  if (type === 'tuple') return `(${list}${members.length === 1 ? ',' : ''})`;
  if (members.length === 0) return `${type}()`;
  return type === 'set' ? `{${list}}` : `frozenset({${list}})`;
}

/** Python leaves out a real part that is a positive zero, and the `.0` of both parts. */
function printComplex(re: string, im: string): string {
  const plain = (part: string): string => part.replace(/\.0$/, '');
  const imaginary = `${plain(im)}j`;
  if (re === '0.0') return imaginary;
  return `(${plain(re)}${/^[-]/.test(im) ? '' : '+'}${imaginary})`;
}

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
const notAscii = /[^ -~]/gu;

const shortEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quote(text: string, escaped: RegExp): string {
  const body = text.replaceAll('\\', '\\\\').replaceAll(escaped, escape);
  if (text.includes("'") && !text.includes('"')) return `"${body}"`;
  return `'${body.replaceAll("'", "\\'")}'`;
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (width: number): string => code.toString(16).padStart(width, '0');
  if (code > 0xffff) return `\\U${hex(8)}`;
  return shortEscapes[character] ?? (code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`);
}
