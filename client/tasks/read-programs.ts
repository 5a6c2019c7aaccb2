import type { PartsRequest, ProgramParts, Reader } from '../../sandbox/port.ts';
import { askForAll } from './ask.ts';
import { type Draft, faulty } from './draft.ts';
import { findEntryPoint } from './find-entry-point.ts';
import { endsAtColon, headerProgram } from './header-program.ts';

/**
 * The drafts with their headers: the one published, else the gold program's own. Both programs must be Python that defines the
 * entry point.
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
  if (fault !== null) return [];
  const sources = [raw.gold, raw.header === null ? null : headerProgram(raw.header)];
  return sources.filter((source) => source !== null).map((source) => ({ source, entryPoint, header: null }));
}

function withHeader(draft: Draft, programs: ProgramParts[]): Draft {
  const { raw, entryPoint, fault } = draft;
  if (fault !== null) return draft;
  if (entryPoint === null) {
    return faulty(draft, 'no_entry_point', 'expected tests that call a function, found none; name it in entryPoint');
  }
  const gold = raw.gold === null ? null : headerIn(programs.at(0), entryPoint);
  if (gold !== null && 'fault' in gold) {
    return faulty(
      draft,
      'unreadable_gold',
      `expected a gold program in Python that defines ${entryPoint}, ${gold.fault}`,
    );
  }
  const own = raw.header === null ? null : headerIn(programs.at(-1), entryPoint);
  if (own !== null && 'fault' in own) {
    return faulty(draft, 'unreadable_header', `expected a header in Python that begins ${entryPoint}, ${own.fault}`);
  }
  const published = raw.header !== null && endsAtColon(raw.header) ? raw.header.trim() : null;
  const header = published ?? own?.header ?? gold?.header ?? null;
  if (header !== null) return { ...draft, header };
  return faulty(draft, 'no_header', `expected a header or a gold program for ${entryPoint}, found neither; add one`);
}

function headerIn(parts: ProgramParts | undefined, entryPoint: string): { header: string } | { fault: string } {
  if (parts?.ok !== true) {
    const reason = parts === undefined ? 'nothing' : `line ${parts.line}: ${parts.message}`;
    return { fault: `found what is not Python (${reason}); mend it` };
  }
  if (parts.header !== null) return { header: parts.header };
  return { fault: `found ${parts.definitions.join(', ') || 'no definition'} alone; mend ${entryPoint}` };
}
