import type { RawTask } from '../../domain/benchmarks/raw.ts';
import type { PartsRequest, ProgramParts, Reader } from '../../sandbox/port.ts';
import { askForAll } from './ask.ts';
import { type Draft, faulty } from './draft.ts';
import { findEntryPoint } from './find-entry-point.ts';
import { headerProgram, isOpen } from './header-program.ts';
import { inLanguage, languageName } from './language.ts';

/**
 * The drafts with their headers: the one published, else the gold program's own. Both programs must define the entry point.
 */
export async function readPrograms(drafts: Draft[], reader: Reader): Promise<Draft[]> {
  const read = (requests: PartsRequest[]): Promise<ProgramParts[]> => reader.parts(requests);
  const programs = await askForAll(drafts, requestsOf, read);
  const named = drafts.map((draft, index) => {
    const entryPoint = findEntryPoint(draft, programs[index] ?? []);
    return entryPoint === null ? draft : { ...draft, entryPoint };
  });
  const known = new Set(drafts);
  const again = await askForAll(named, (draft) => (known.has(draft) ? [] : requestsOf(draft)), read);
  return named.map((draft, index) => withHeader(draft, (known.has(draft) ? programs : again)[index] ?? []));
}

function requestsOf({ raw, entryPoint, fault }: Draft): PartsRequest[] {
  if (fault !== null || isScript(raw)) return [];
  const sources = [raw.gold, raw.header === null ? null : headerProgram(raw.header, raw.language)];
  const more = { entryPoint, header: null, ...inLanguage(raw.language) };
  return sources.filter((source) => source !== null).map((source) => ({ source, ...more }));
}

/** A program that is run as a whole defines nothing that a test could call. */
const isScript = ({ tests }: RawTask): boolean => tests.length > 0 && tests.every(({ kind }) => kind === 'stdio');

function withHeader(draft: Draft, programs: ProgramParts[]): Draft {
  const { raw, entryPoint, fault } = draft;
  if (fault !== null) return draft;
  if (isScript(raw)) return { ...draft, header: '' };
  if (entryPoint === null) {
    return faulty(draft, 'no_entry_point', 'expected tests that call a function, found none; name it in entryPoint');
  }
  const language = languageName(raw.language);
  const gold = raw.gold === null ? null : headerIn(programs.at(0), entryPoint, language);
  if (gold !== null && 'fault' in gold) {
    return faulty(
      draft,
      'unreadable_gold',
      `expected a gold program in ${language} that defines ${entryPoint}, ${gold.fault}`,
    );
  }
  const own = raw.header === null ? null : headerIn(programs.at(-1), entryPoint, language);
  if (own !== null && 'fault' in own) {
    return faulty(
      draft,
      'unreadable_header',
      `expected a header in ${language} that begins ${entryPoint}, ${own.fault}`,
    );
  }
  const published = raw.header !== null && isOpen(raw.header, raw.language) ? raw.header.trim() : null;
  const header = published ?? own?.header ?? gold?.header ?? null;
  if (header !== null) return { ...draft, header };
  return faulty(draft, 'no_header', `expected a header or a gold program for ${entryPoint}, found neither; add one`);
}

function headerIn(
  parts: ProgramParts | undefined,
  entryPoint: string,
  language: string,
): { header: string } | { fault: string } {
  if (parts?.ok !== true) {
    const reason = parts === undefined ? 'nothing' : `line ${parts.line}: ${parts.message}`;
    return { fault: `found what is not ${language} (${reason}); mend it` };
  }
  if (parts.header !== null) return { header: parts.header };
  return { fault: `found ${parts.definitions.join(', ') || 'no definition'} alone; mend ${entryPoint}` };
}
