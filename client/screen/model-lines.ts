import { inert } from '../../domain/inert.ts';
import type { Role } from '../../domain/model.ts';
import { type ModelPlan, modelsOf, type RunPlan } from '../../domain/plan.ts';
import { identityOf } from '../../models/call-key.ts';
import type { LineFigures } from '../../store/port.ts';
import { count } from './figures.ts';
import type { Sight } from './sight.ts';

/** The line of calls before one model of a run, all processes of the home together. */
export interface ModelLine extends Omit<LineFigures, 'name' | 'identity' | 'baseURL'> {
  /** Who stands in it: both where one model plays both roles. */
  roles: Role[];
}

/** The live lines of a run's models; none while nothing is asked of them. */
export function modelLines({ run: { plan }, lines }: Pick<Sight, 'run' | 'lines'>): ModelLine[] {
  const names = [...new Set(lines.map(({ name }) => name))];
  return names.flatMap((name) => {
    const [first, ...others] = lines.filter((line) => line.name === name);
    const roles = first === undefined ? [] : rolesAt(plan, first);
    return first === undefined || roles.length === 0 ? [] : [{ ...others.reduce(merged, first), roles }];
  });
}

/** A row of the screen for each. */
export function modelLineRows(sight: Pick<Sight, 'run' | 'lines'>): string[] {
  return modelLines(sight).map((line) => `  line      ${lineWords(line)}`);
}

function rolesAt(plan: RunPlan, line: LineFigures): Role[] {
  const at = (model: ModelPlan): boolean => identityOf(model) === line.identity && model.baseURL === line.baseURL;
  return modelsOf(plan).flatMap((model, index) => (at(model) ? [index === 0 ? 'student' : 'teacher'] : []));
}

/** Two processes before one model: each keeps to its part of the limits. */
function merged(one: LineFigures, other: LineFigures): LineFigures {
  const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
  return {
    ...one,
    inFlight: one.inFlight + other.inFlight,
    waiting: one.waiting + other.waiting,
    size: one.size + other.size,
    sentPerMinute: one.sentPerMinute + other.sentPerMinute,
    requestsPerMinute: sum(one.requestsPerMinute, other.requestsPerMinute),
    tokensPerMinute: sum(one.tokensPerMinute, other.tokensPerMinute),
    state: one.state === 'open' ? other.state : one.state,
  };
}

function lineWords({
  roles,
  inFlight,
  size,
  waiting,
  sentPerMinute,
  requestsPerMinute,
  tokensPerMinute,
  state,
}: ModelLine) {
  const words = [roles.join(' and '), `${count(inFlight)} of ${count(size)} in flight`, `${count(waiting)} waiting`];
  const limit = requestsPerMinute === null ? '' : ` of ${count(Math.round(requestsPerMinute))}`;
  words.push(`${count(sentPerMinute)}${limit} requests in the last minute`);
  if (tokensPerMinute !== null) words.push(`at most ${count(Math.round(tokensPerMinute))} tokens a minute`);
  if (state !== 'open') words.push(stateWords[state]);
  return inert(words.join(' · '));
}

const stateWords: Record<Exclude<LineFigures['state'], 'open'>, string> = {
  limited: 'the server asked to be left alone for a while',
  down: 'the server is down: one call at a time asks whether it is back',
  refused: 'the server refuses the key or the quota is used up: one call a minute asks whether it still does',
};
