import { z } from 'zod';
import { schemaOf } from './schema.ts';

type Node = z.core.JSONSchema.BaseSchema;

const roots = new Map<unknown, Node>();

/** The JSON Schema of plans of the kind that a plan is of. */
function planNode(plan: unknown): Node {
  const schema = schemaOf(plan);
  const node = roots.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  roots.set(schema, node);
  return node;
}

/** What the schema says of one place in a plan: in words, with an example where it has one. */
export interface Expectation {
  words: string;
  /** Undefined: it has none. */
  example: unknown;
}

/** What is expected at a path, or at the nearest place above it that says so. */
export function expectedAt(path: PropertyKey[], plan: unknown): Expectation {
  const spoken = nodesTo(path, plan).findLast((node) => wordsOf(node) !== null);
  return { words: (spoken && wordsOf(spoken)) ?? 'a plan', example: spoken && exampleOf(spoken) };
}

/** The keys that a section at a path may have. */
export function keysAt(path: PropertyKey[], plan: unknown): string[] {
  const node = nodesTo(path, plan).at(path.length);
  const names = branches(node).flatMap((branch) => [
    ...Object.keys(branch.properties ?? {}),
    ...(branch.propertyNames !== undefined && typeof branch.propertyNames === 'object'
      ? (branch.propertyNames.enum ?? [])
      : []),
  ]);
  return names.map(String);
}

/** The schema's nodes from the root along a path, as far as it goes. */
function nodesTo(path: PropertyKey[], plan: unknown): Node[] {
  const nodes = [planNode(plan)];
  for (const part of path) {
    const next = branches(nodes.at(-1))
      .map((branch) => child(branch, part))
      .find((node) => node !== undefined);
    if (next === undefined) break;
    nodes.push(next);
  }
  return nodes;
}

/** A node and, where it is one of several, each of those. */
const branches = (node: Node | undefined): Node[] =>
  node === undefined ? [] : [node, ...(node.anyOf ?? []).filter((branch) => typeof branch === 'object')];

function child(node: Node, part: PropertyKey): Node | undefined {
  const found = typeof part === 'number' ? node.items : node.properties?.[String(part)];
  return typeof found === 'object' && !Array.isArray(found) ? found : undefined;
}

const wordsOf = (node: Node): string | null =>
  branches(node).find((branch) => branch.description !== undefined)?.description ?? null;

const exampleOf = (node: Node): unknown =>
  branches(node)
    .find((branch) => Array.isArray(branch.examples))
    ?.examples?.at(0);
