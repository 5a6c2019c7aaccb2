import { inert } from '../../domain/inert.ts';
import type { RunRecord, Store, WholeCall } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { print } from '../screen/print.ts';
import { callDocument } from './call-document.ts';
import { listLines } from './list-lines.ts';

/** Prints one call with what was sent and what came back. */
export async function showCall(store: Store, run: RunRecord, prefix: string, json: boolean | undefined): Promise<void> {
  const call = one(await store.journal.find(run.name, prefix.toLowerCase()), run.name, prefix);
  const { request, reply, ...entry } = call;
  const document = { ...callDocument(entry, run.plan), identity: call.identity, request: JSON.parse(request), reply };
  print(json, document, wholeLines(call, run));
}

function one(found: WholeCall[], run: string, prefix: string): WholeCall {
  const [call, another] = found;
  if (call !== undefined && another === undefined) return call;
  throw new CommandFailure(
    exitCodes.badInput,
    `--show: expected the beginning of the key of one call of ${run}, found ${call === undefined ? 'none' : 'several'} that begin with ${inert(prefix)}; \`persd calls ${run} --all\` lists them`,
  );
}

function wholeLines(call: WholeCall, { plan }: RunRecord): string[] {
  const { key, identity, at, tries, request, reply } = call;
  return [
    ...listLines([call], plan, 1),
    `key       ${key}`,
    `identity  ${inert(identity)}`,
    ...(at === null ? [] : [`answered  ${new Date(at).toISOString()}`]),
    ...(tries === 0 ? [] : [`tries     ${tries} sends failed`]),
    '--- request',
    JSON.stringify(JSON.parse(request), null, 2),
    ...(reply === null ? ['--- no reply'] : replyLines(reply)),
  ];
}

function replyLines({ text, reasoning, finish }: NonNullable<WholeCall['reply']>): string[] {
  return [
    ...(reasoning === '' ? [] : ['--- reasoning', reasoning]),
    `--- reply, ended by ${inert(finish.raw ?? finish.unified)}`,
    text,
  ];
}
