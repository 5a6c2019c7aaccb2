import { plural } from '../screen/figures.ts';
import { type Html, html } from './html.ts';
import type { Report } from './report.ts';

/** What is still missing from a run's figures, at the head of its page; null where nothing is. */
export function unfinishedNotice(run: Report['run'], noun = 'task'): Html | null {
  const left = run.tasks - run.ended;
  if (left === 0) return null;
  const states = {
    open: `it can go on: persd resume ${run.name}`,
    paused: `it is paused: ${run.reason}`,
    cancelled: 'it was cancelled',
    done: 'it went as far as it was asked to',
  };
  return html`<p class="notice" role="note"><strong>This run is not finished.</strong> ${plural(left, noun)} of
${run.tasks} ${left === 1 ? 'has' : 'have'} no outcome yet (${states[run.state]}). All figures are of those that have.</p>`;
}
