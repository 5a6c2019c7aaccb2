// Reads the sources with a parser; starts nothing.
import { describe, expect, it } from 'vitest';
import { isBuiltin } from 'node:module';
import { type Import, importsOf, lineCount, sourceFiles } from './support/sources.ts';

const files = sourceFiles();
const imports = files.flatMap(importsOf);

const room = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const said = ({ file, target }: Import): string => `${file} imports ${target}`;
const breaking = (rule: (one: Import) => boolean): string[] => imports.filter(rule).map(said);
const isFile = ({ target }: Import): boolean => target.endsWith('.ts') || target.endsWith('.json');

describe('the house', () => {
  it('has rooms to look at', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps domain to itself', () => {
    expect(breaking((one) => room(one.file) === 'domain' && room(one.target) !== 'domain')).toEqual([]);
  });

  it('lets workflows import domain, the seam, pure configuration and nothing that loads Node', () => {
    const pure = /^temporal-config\/(task-queues|workflow-ids|search-attributes|activity-options|messages|place)\.ts$/;
    const allowed = (one: Import): boolean =>
      ['workflows', 'domain'].includes(room(one.target)) ||
      (one.target === 'activities/contract.ts' && one.typeOnly) ||
      pure.test(one.target) ||
      ['@temporalio/workflow', '@temporalio/common'].includes(one.target);
    expect(breaking((one) => room(one.file) === 'workflows' && !allowed(one))).toEqual([]);
  });

  it('keeps the pure files of temporal-config free of Node', () => {
    const pure = /^temporal-config\/(task-queues|workflow-ids|search-attributes|activity-options|messages|place)\.ts$/;
    expect(breaking((one) => pure.test(one.file) && isBuiltin(one.target))).toEqual([]);
  });

  it.each([
    ['openai', 'models'],
    ['isolated-vm', 'sandbox'],
    ['pyodide', 'sandbox'],
    ['node:sqlite', 'store'],
  ])('lets only one room import %s: %s', (name, owner) => {
    expect(
      breaking((one) => (one.target === name || one.target.startsWith(`${name}/`)) && room(one.file) !== owner),
    ).toEqual([]);
  });

  it('keeps Temporal out of the three outsides', () => {
    const outsides = ['models', 'sandbox', 'store'];
    expect(breaking((one) => outsides.includes(room(one.file)) && one.target.startsWith('@temporalio/'))).toEqual([]);
  });

  it('keeps the three outsides from knowing each other, but for the journal, which is the store’s', () => {
    const rule = (one: Import): boolean =>
      (room(one.file) === 'sandbox' && ['models', 'store'].includes(room(one.target))) ||
      (room(one.file) === 'store' && ['models', 'sandbox'].includes(room(one.target))) ||
      (room(one.file) === 'models' && room(one.target) === 'sandbox') ||
      (room(one.file) === 'models' && room(one.target) === 'store' && one.target !== 'store/port.ts');
    expect(breaking(rule)).toEqual([]);
  });

  it('lets the client import types and messages of workflows and activities, never their code', () => {
    const rule = (one: Import): boolean =>
      room(one.file) === 'client' && ['workflows', 'activities'].includes(room(one.target)) && !one.typeOnly;
    expect(breaking(rule)).toEqual([]);
  });

  it('lets demo speak for models, whoever asks, and know nothing of the client', () => {
    expect(breaking((one) => room(one.file) === 'demo' && room(one.target) === 'client')).toEqual([]);
  });

  it('lets nothing but entry files import worker.ts, workers/ or client/local.ts', () => {
    expect(breaking((one) => one.target === 'worker.ts')).toEqual([]);
    expect(
      breaking((one) => room(one.target) === 'workers' && room(one.file) !== 'workers' && one.file !== 'worker.ts'),
    ).toEqual([]);
    expect(breaking((one) => one.target === 'client/local.ts' && room(one.file) !== 'client')).toEqual([]);
  });

  it('keeps every file short enough to be read at once', () => {
    const long = files.map((file) => ({ file, lines: lineCount(file) })).filter(({ lines }) => lines > 200);
    expect(long).toEqual([]);
  });

  it('names every file for what it holds', () => {
    const vague = /(^|\/)(utils?|helpers?|common|types|constants|misc|shared)(\.ts$|\/)/;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
  });

  it('keeps tests and benches out of the product', () => {
    expect(
      breaking((one) => room(one.file) !== 'bench' && isFile(one) && ['tests', 'bench'].includes(room(one.target))),
    ).toEqual([]);
  });
});
