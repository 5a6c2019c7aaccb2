import { resolve } from 'node:path';
import { type Draft, openDraft } from './draft.ts';
import { evalPlusDocument } from './evalplus.ts';
import type { DocumentHead, ResultRow } from './head.ts';
import { humanEvalLine } from './human-eval.ts';

export const resultFormats = ['human-eval', 'evalplus'] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** Results on their way to a file, which has its name only once it is whole. */
export interface ResultWriter {
  add(row: ResultRow): Promise<void>;
  end(): Promise<void>;
  /** Removes what was written; nothing, once it has ended. */
  abandon(): Promise<void>;
}

/** Throws `CommandFailure` where nothing can be written. */
export async function openResults(out: string, format: ResultFormat, head: DocumentHead): Promise<ResultWriter> {
  const draft = await openDraft(resolve(out));
  return format === 'human-eval' ? lineWriter(draft, head) : documentWriter(draft, head);
}

function lineWriter(draft: Draft, document: DocumentHead): ResultWriter {
  const { hash: _, tasks: __, ...head } = document;
  return { ...draft, add: (row) => draft.write(humanEvalLine(head, row)) };
}

function documentWriter(draft: Draft, head: DocumentHead): ResultWriter {
  const rows = new Map<string, ResultRow[]>();
  return {
    ...draft,
    add: async (row) => {
      const before = rows.get(row.result.task);
      if (before === undefined) rows.set(row.result.task, [row]);
      else before.push(row);
    },
    end: async () => {
      for (const piece of evalPlusDocument(head, rows, new Date())) await draft.write(piece);
      await draft.end();
    },
  };
}
