import type { Row } from '../../../client/export/format.ts';
import { rowsOf } from '../../../client/export/format-rows.ts';
import type { FormatName } from '../../../client/export/registry.ts';
import { variants } from '../../../domain/example/variant.ts';
import type { ModelPlan } from '../../../domain/plan.ts';
import { planOf } from '../../domain/samples.ts';
import { runRecord, taughtOf } from './samples.ts';

/** A format's rows of one refined task, in every variant. */
export function everyRow(name: FormatName, endpoint: ModelPlan['endpoint']): Row[] {
  const run = runRecord('run', planOf(endpoint));
  const rows = variants.flatMap((variant) => {
    const taught = taughtOf(variant, { run });
    const [pair = 'mastered'] = typeof taught.examples === 'string' ? [] : taught.examples;
    const made = rowsOf(name, { ...taught, pair }, {}, null);
    return typeof made === 'string' ? [] : made;
  });
  return rows.map(({ row }) => row);
}
