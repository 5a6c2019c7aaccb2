/**
 * Turns the imports and exports of an ES module into what a script has in their place, line by line and without a parser, so that
 * every other line keeps its number. Asked only for a text that is no script; whatever this makes of it must be one.
 */

const declared =
  /^(\s*)export\s+(?:default\s+)?(?=(?:async\s+)?function\b|(?:abstract\s+)?class\b|const\b|let\b|var\b|enum\b)/;
const listed = /^\s*export\s*\{[^}]*\}\s*;?\s*$/;
const byDefault = /^(\s*)export\s+default\s+(?!(?:async\s+)?function\b|class\b)/;
const namespaceImport = /^\s*import\s+\*\s+as\s+([\w$]+)\s+from\s*(['"][^'"]+['"])/;
const defaultImport = /^\s*import\s+([\w$]+)\s+from\s*(['"][^'"]+['"])/;
const namedImport = /^\s*import\s*\{([^}]*)\}\s*from\s*(['"][^'"]+['"])/;

/** Names in the two orders: `a as b` brings `a` under the name of `b`. */
const renamed = (names: string): string => names.replaceAll(/\s+as\s+/g, ': ');

const anonymous = /^(\s*)export\s+default\s+(?=(?:async\s+)?function\s*\*?\s*\(|class\s*(?:extends\b[^{]*)?\{)/;

function asScript(line: string): string {
  return line
    .replace(anonymous, '$1module.exports.default = ')
    .replace(declared, '$1')
    .replace(listed, '')
    .replace(byDefault, '$1module.exports.default = ')
    .replace(namespaceImport, 'const $1 = require($2)')
    .replace(defaultImport, 'const $1 = require($2)')
    .replace(namedImport, (_, names: string, from: string) => `const {${renamed(names)}} = require(${from})`);
}

/** Whether a text may be a module: a line of it begins as only a module's can. */
export const maybeModule = (source: string): boolean => /^\s*(?:import|export)\b/m.test(source);

/** The module as a script; strict, as modules are. */
export function moduleAsScript(source: string): string {
  return `'use strict';${source.split('\n').map(asScript).join('\n')}`;
}
