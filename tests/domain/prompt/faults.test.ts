// What `persd plan` says about prompt files, a sentence for each mistake.
import { describe, expect, it } from 'vitest';
import type { GoldSource } from '../../../domain/plan.ts';
import { promptFaults } from '../../../domain/prompt/faults.ts';
import { planOf, task } from '../samples.ts';

const files = { attempt: null, refine: null, rectify: null };
const good = '--- user\n<<TASK>>\n--- assistant\n<<GOLD>>\n--- user\n<<ATTEMPT>> <<FEEDBACK>>';

function faultsOf(
  prompts: Partial<Record<keyof typeof files, string>>,
  more: { gold?: GoldSource; feedback?: 'none' | 'plain' } = {},
): string[] {
  const plan = planOf('completions', { prompts: { ...files, ...prompts }, feedback: more.feedback ?? 'plain' });
  return promptFaults({ ...plan, gold: more.gold ?? 'task' }, [task, { id: 'bare', gold: null }]);
}

describe('prompt files', () => {
  it('without a mistake are silent', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ attempt: '<<TASK>>\n<<HEADER>>\n', refine: good, rectify: '<<ATTEMPT>> <<HEADER>>' })).toEqual(
      [],
    );
  });

  it.each<[string, Parameters<typeof faultsOf>, string]>([
    ['an unknown placeholder', [{ attempt: '<<TASK>> <<CODE>> <<HEADER>>' }], '<<CODE>>, which is no placeholder'],
    [
      'a known one in another case',
      [{ attempt: '<<TASK>> <<Header>>\n<<HEADER>>' }],
      '<<Header>>, which is no placeholder',
    ],
    [
      'one of another stage',
      [{ attempt: '<<TASK>> <<ATTEMPT>> <<HEADER>>' }],
      '<<ATTEMPT>>, which this plan gives no text for',
    ],
    [
      'feedback that nobody tells',
      [{ refine: good }, { feedback: 'none' }],
      '<<FEEDBACK>>, which this plan gives no text for',
    ],
    ['gold that no task has', [{ refine: good }, { gold: 'none' }], '<<GOLD>>, which this plan gives no text for'],
    [
      'gold amid text that one task lacks',
      [{ refine: '--- user\nGood: <<GOLD>> Bad: <<ATTEMPT>>' }],
      'task bare has no gold program',
    ],
    ['a refinement without the attempt', [{ refine: '--- user\n<<TASK>>' }], 'no <<ATTEMPT>>'],
    ['a chat for a completion model', [{ attempt: '--- user\n<<TASK>>' }], 'prompts.attempt has chat turns'],
    [
      'a completion prompt for a chat model',
      [{ refine: '<<ATTEMPT>>\n<<HEADER>>' }],
      'prompts.refine is one completion prompt',
    ],
    [
      'a completion prompt that ends elsewhere',
      [{ attempt: '<<HEADER>>\n<<TASK>>' }],
      'ends with other text than <<HEADER>>',
    ],
    ['an empty turn', [{ refine: '--- system\n\n--- user\n<<ATTEMPT>>' }], 'empty turn'],
    [
      'a chat that ends with the model’s turn',
      [{ refine: '--- user\n<<ATTEMPT>>\n--- assistant\nYes' }],
      'no "--- user" turn',
    ],
    [
      'a late system turn',
      [{ refine: '--- user\na\n--- system\nb\n--- user\n<<ATTEMPT>>' }],
      '"--- system" turn after',
    ],
    ['text above the first heading', [{ refine: 'a\n--- user\n<<ATTEMPT>>' }], 'text above its first'],
  ])('with %s are refused in one sentence', (_, [prompts, more], part) => {
    const faults = faultsOf(prompts, more);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(part);
  });

  it('cannot make a teacher that continues text explain itself', () => {
    const plan = { ...planOf('completions', { feedback: 'teacher' }), gold: 'task' as const };
    expect(promptFaults(plan, [task])).toEqual([]);
    expect(promptFaults({ ...plan, teacher: plan.student }, [task])).toEqual([
      expect.stringContaining('feedback: teacher'),
    ]);
  });
});
