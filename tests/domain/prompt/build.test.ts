// What is asked, whole: the texts that collection, export and evaluation share.
import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../domain/model.ts';
import { attemptPrompt, goldPrompt, rectifyPrompt, refinePrompt, type Refining } from '../../../domain/prompt/build.ts';
import { planOf, task } from '../samples.ts';

const attempt = 'def double(x):\n    return x ** 2';
const feedback = 'Failing call: double(3)';
const refining: Refining = { attempt, feedback, gold: null, previous: null };

const turnsOf = (prompt: Prompt) => (prompt.endpoint === 'chat' ? prompt.messages : []);
const textOf = (prompt: Prompt): string =>
  prompt.endpoint === 'chat' ? prompt.messages.map(({ content }) => content).join('\n') : prompt.prompt;
const rolesOf = (prompt: Prompt): string =>
  turnsOf(prompt)
    .map(({ role }) => role)
    .join(' ');

describe('the attempt', () => {
  it('is a docstring and a header for a model that continues text', () => {
    const header = 'from typing import List\r\n\r\ndef double(x: List[int]):\n';
    expect(attemptPrompt({ ...task, header }, planOf('completions'))).toEqual({
      endpoint: 'completions',
      prompt: '"""\nReturn twice the number.\n"""\n\nfrom typing import List\n\ndef double(x: List[int]):',
    });
  });

  it('is one turn for a model that chats', () => {
    const prompt = attemptPrompt(task, planOf('chat'));
    expect(rolesOf(prompt)).toBe('user');
    expect(textOf(prompt)).toContain('Return twice the number.');
    expect(textOf(prompt)).toContain('```python\ndef double(x):\n```');
  });

  it('is worded by a prompt file where there is one, and the text stands there as it is', () => {
    const prompts = { attempt: '"""\n<<TASK>>\n"""\n<<TESTS>>\n<<HEADER>>\n', refine: null, rectify: null };
    const prompt = attemptPrompt({ ...task, text: 'Say \\n.' }, planOf('completions', { prompts }));
    expect(textOf(prompt)).toBe(
      '"""\nSay \\n.\n"""\ndouble(2) == 4\nprint(double(1)) prints "2"\nassert double(0) == 0\ndef double(x):',
    );
  });
});

it('asks the teacher for gold in the form of its own endpoint', () => {
  expect(goldPrompt(task, planOf('completions'))).toEqual(attemptPrompt(task, planOf('chat')));
});

describe('the refinement', () => {
  it('shows task, attempt and feedback in one turn where no good program is known', () => {
    const prompt = refinePrompt(task, refining, planOf('completions'));
    expect(rolesOf(prompt)).toBe('user');
    for (const part of [task.text, task.header, attempt, feedback]) expect(textOf(prompt)).toContain(part);
  });

  it('shows a good program as an answer of its own', () => {
    const prompt = refinePrompt(task, { ...refining, gold: 'def double(x):\n    return 2 * x' }, planOf('completions'));
    expect(rolesOf(prompt)).toBe('user assistant user');
    expect(turnsOf(prompt)[1]?.content).toBe('```python\ndef double(x):\n    return 2 * x\n```');
    expect(turnsOf(prompt)[2]?.content).toContain(attempt);
  });

  it('says nothing about feedback when nothing is told', () => {
    expect(textOf(refinePrompt(task, { ...refining, feedback: '' }, planOf('completions')))).not.toContain(
      'What happened',
    );
  });

  it('asks for words before the code when the words are the feedback', () => {
    const asked = textOf(refinePrompt(task, refining, planOf('completions', { feedback: 'teacher' })));
    expect(asked).toContain('Before the code');
    expect(textOf(refinePrompt(task, refining, planOf('completions')))).not.toContain('Before the code');
  });

  it('goes on from the teacher’s failed correction in a chain', () => {
    const previous = { program: 'def double(x):\n    return x', feedback: 'Still wrong.' };
    const first = refinePrompt(task, refining, planOf('completions'));
    const next = refinePrompt(task, { ...refining, previous }, planOf('completions'));
    expect(rolesOf(next)).toBe('user assistant user');
    expect(turnsOf(next).slice(0, 1)).toEqual(turnsOf(first));
    expect(turnsOf(next)[1]?.content).toContain(previous.program);
    expect(turnsOf(next)[2]?.content).toContain('Still wrong.');
  });

  it('puts the failed correction in the attempt’s place for a teacher that continues text', () => {
    const plan = planOf('completions', { teacher: planOf('completions').student });
    const previous = { program: 'def double(x):\n    return x', feedback: 'Still wrong.' };
    const prompt = textOf(refinePrompt(task, { ...refining, gold: task.gold, previous }, plan));
    expect(prompt).toContain('return x\n');
    expect(prompt).toContain('return 2 * x');
    expect(prompt).toContain('Still wrong.');
    expect(prompt).not.toContain('x ** 2');
    expect(prompt.endsWith(task.header)).toBe(true);
  });

  it('keeps a program with a fence of its own inside its block', () => {
    const fencedAttempt = 'def double(x):\n    """\n    ```\n    double(1)\n    ```\n    """';
    const prompt = textOf(refinePrompt(task, { ...refining, attempt: fencedAttempt }, planOf('completions')));
    expect(prompt).toContain(`\`\`\`\`python\n${fencedAttempt}\n\`\`\`\``);
  });

  it('says so when an answer held no program', () => {
    expect(textOf(refinePrompt(task, { ...refining, attempt: ' \n' }, planOf('completions')))).toContain(
      'held no program',
    );
  });

  it('never fills a placeholder inside a program', () => {
    const prompts = { attempt: null, refine: '--- user\n<<TASK>> <<ATTEMPT>> <<FEEDBACK>>', rectify: null };
    const plan = planOf('completions', { prompts });
    expect(textOf(refinePrompt(task, { ...refining, attempt: 'print("<<TASK>>")' }, plan))).toContain(
      'print("<<TASK>>")',
    );
  });
});

describe('the second step', () => {
  it('is a text that stops at the header for a model that continues text', () => {
    const prompt = textOf(rectifyPrompt(task, { attempt, feedback: 'It prints """.' }, planOf('completions')));
    expect(prompt).toContain(attempt);
    expect(prompt).toContain('It prints \\"\\"\\".');
    expect(prompt.endsWith('\n\ndef double(x):')).toBe(true);
  });

  it('goes on from the first answer in a chat', () => {
    const prompt = rectifyPrompt(task, { attempt, feedback }, planOf('chat'));
    expect(rolesOf(prompt)).toBe('user assistant user');
    expect(turnsOf(prompt).slice(0, 1)).toEqual(turnsOf(attemptPrompt(task, planOf('chat'))));
    expect(turnsOf(prompt)[2]?.content).toContain(feedback);
  });

  it('is worded by a prompt file where there is one', () => {
    const prompts = { attempt: null, refine: null, rectify: '<<ATTEMPT>>\n<<FEEDBACK>>\n<<HEADER>>' };
    expect(textOf(rectifyPrompt(task, { attempt, feedback }, planOf('completions', { prompts })))).toBe(
      `${attempt}\n${feedback}\ndef double(x):`,
    );
  });
});
