import type { PartsRequest, ProgramParts, Reader } from '../../sandbox/port.ts';
import { askForAll } from './ask.ts';
import { type Draft, faulty } from './draft.ts';
import { headerProgram } from './header-program.ts';
import { inLanguage } from './language.ts';

/** The drafts with the function that inputs are given to: what the header begins, else what the gold program defines last. */
export async function nameFunctions(drafts: Draft[], reader: Reader): Promise<Draft[]> {
  const answers = await askForAll(drafts, definingSource, (sources) => reader.parts(sources));
  return drafts.map((draft, index) => (isNameless(draft) ? named(draft, answers[index]?.[0]) : draft));
}

/** Tests that call a function say its name themselves; those of inputs and outputs do not. */
const isNameless = ({ raw, entryPoint }: Draft): boolean =>
  entryPoint === null && raw.tests.some((test) => test.kind === 'arguments');

function definingSource(draft: Draft): PartsRequest[] {
  const { header, gold, language } = draft.raw;
  const source = header === null ? gold : headerProgram(header, language);
  if (!isNameless(draft) || source === null) return [];
  return [{ source, entryPoint: null, header: null, ...inLanguage(language) }];
}

function named(draft: Draft, parts: ProgramParts | undefined): Draft {
  const entryPoint = parts?.ok === true ? parts.definitions.at(-1) : undefined;
  if (entryPoint !== undefined) return { ...draft, entryPoint };
  const advice = 'name the column that holds it in fields.entryPoint';
  return faulty(draft, 'no_entry_point', `expected a function to call with the inputs, found none; ${advice}`);
}
