import { createHash } from 'node:crypto';
import { readAnswers } from './answers.ts';
import type { Fault } from './fault.ts';
import type { Answer, Asked, Script } from './script.ts';
import { studentText } from './student.ts';
import { type DemoTask, readDemoTasks } from './tasks.ts';
import { teacherText } from './teacher.ts';

const voices = new Map([
  ['demo-student', studentText],
  ['demo-teacher', teacherText],
]);

/** The names under which the scripted models answer. */
export const demoModels = [...voices.keys()];

/** What goes wrong the first time a model is asked about a task: nothing that a run could not outlast. */
const firstFaults: Record<string, Fault> = {
  'demo-student busy-minutes': { kind: 'status', status: 429, retryAfter: { seconds: 1 } },
  'demo-teacher longest-rise': { kind: 'status', status: 500, message: 'the scripted server stumbles once' },
};

const unanswerable: Answer = {
  text: '',
  fault: {
    kind: 'status',
    status: 400,
    message: `expected the text of a task of demo/tasks.jsonl and the model ${demoModels.join(' or ')}, found something else`,
  },
};

/** Plays a student that solves about half of the demo's tasks, and a teacher that mends most of the rest. */
export function playModels(): Script {
  const cast = readDemoTasks().map((task) => ({ task, words: squeeze(task.text), answers: readAnswers(task.id) }));
  return (asked) => {
    const prompt = squeeze(asked.prompt);
    const found = cast.find(({ words }) => prompt.includes(words));
    const voice = voices.get(asked.model);
    if (found === undefined || voice === undefined) return unanswerable;
    return { text: voice(asked, found.task, found.answers), ...manner(asked, found.task) };
  };
}

/** Prompts may break a text into lines and indent it. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function manner(asked: Asked, task: DemoTask): Pick<Answer, 'latencyMs' | 'fault'> {
  const fault = asked.times === 0 ? firstFaults[`${asked.model} ${task.id}`] : undefined;
  return { latencyMs: latencyOf(`${asked.model} ${task.id} ${asked.times}`), ...(fault && { fault }) };
}

/** 150 to 599 ms: long enough to watch, and the same every time. */
function latencyOf(name: string): number {
  return 150 + (createHash('sha256').update(name).digest().readUInt16BE() % 450);
}
