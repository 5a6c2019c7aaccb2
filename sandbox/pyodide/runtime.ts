import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const textOf = (name: string): string => readFileSync(fileURLToPath(import.meta.resolve(`pyodide/${name}`)), 'utf8');

const manifest: { version: string } = JSON.parse(textOf('package.json'));
const lock: { info: { python: string } } = JSON.parse(textOf('pyodide-lock.json'));

/** The version of Pyodide, to which snapshots are bound. */
export const pyodideVersion = manifest.version;

/** What runs Python here, for the record. */
export const runtime = `pyodide ${pyodideVersion} (CPython ${lock.info.python})`;
