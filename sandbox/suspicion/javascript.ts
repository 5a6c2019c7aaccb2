import type { Sign } from './sign.ts';

const intrinsics =
  'Object|Array|String|Number|Boolean|Function|Promise|Map|Set|WeakMap|RegExp|Date|Symbol|BigInt|Error|\\w+Error|\\w+Array|Iterator';

/** What JavaScript and TypeScript programs do that try to look at or to change what judges them. */
export const javascriptSigns: Sign[] = [
  [
    'prototypes patched',
    new RegExp(
      `\\b(?:${intrinsics})\\.prototype(?:\\.\\w+|\\[[^\\]\\n]*\\])\\s*=[^=]|\\bsetPrototypeOf\\b|\\.__proto__\\b|\\bdefinePropert(?:y|ies)\\s*\\(\\s*(?:${intrinsics})\\b`,
    ),
  ],
  [
    'builtins patched',
    /\b(?:Object|Array|JSON|Math|Reflect|Number|String|Symbol|Promise|console|assert|globalThis)\.\w+\s*=[^=>]|^[ \t]*assert\s*=[^=>]/m,
  ],
  [
    'code from text',
    /\.constructor\s*\(\s*['"`]|\[\s*['"`]constructor['"`]\s*\]|\bFunction\s*\(|\beval\s*\(|\bimport\s*\(/,
  ],
  ['caller', /\barguments\s*\.\s*callee\b|\.caller\b/],
  ['stack traces', /\b(?:prepareStackTrace|captureStackTrace)\b/],
  ['process', /\bprocess\s*(?:\.|\[|\))/],
  ['child_process', /\bchild_process\b/],
  [
    'host modules',
    /\brequire\s*\(\s*['"`](?:node:)?(?:fs|vm|net|http|https|os|worker_threads|module|inspector|process)\b|\bfrom\s+['"]node:/,
  ],
  ['converts itself', /\bSymbol\s*\.\s*toPrimitive\b|\bvalueOf\s*(?:\(|:|=[^=])/],
  ['proxy', /\bnew\s+Proxy\b/],
  ['shared memory', /\b(?:SharedArrayBuffer|Atomics|WebAssembly)\b/],
];
