import type { Row } from '../../../client/export/format.ts';
import { type FormatName, formats } from '../../../client/export/registry.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import { variants } from '../../../domain/example/variant.ts';
import type { ModelPlan } from '../../../domain/plan.ts';
import { planOf, refined, task } from '../../domain/samples.ts';

/** A format's rows of one refined task, in every variant. */
export function everyRow(name: FormatName, endpoint: ModelPlan['endpoint']): Row[] {
  const format = formats[name];
  const plan = planOf(endpoint);
  if (format.of === 'record') return [format.row(refined, task)];
  if (format.of === 'trajectory') {
    const rows = format.rows(refined, task, plan, {});
    return typeof rows === 'string' ? [] : rows.map(({ row }) => row);
  }
  const examples = variants.flatMap((variant) => {
    const built = buildExamples(variant, refined, task, plan);
    return 'examples' in built ? built.examples : [];
  });
  if (format.of === 'example') return examples.map(format.row);
  return examples.flatMap((example) => {
    const own = format.row(example, refined, task);
    return own === null ? [] : [own.row];
  });
}
