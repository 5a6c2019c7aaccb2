import { expect, test } from 'vitest';
import { scriptExamples } from '../../../domain/shown/scripts.ts';

const general = 'Add them.\n\n-----Input-----\n\nTwo numbers.\n\n-----Output-----\n\nTheir sum.\n\n';
const two = [
  { stdin: '1 2\n', stdout: '3\n' },
  { stdin: '4\n5\n', stdout: '9\n' },
];

test.each([
  [
    'several under one heading',
    '-----Examples-----\nInput\n1 2\n\nOutput\n3\n\nInput\n4\n5\n\nOutput\n9\n\n-----Note-----\n\nThat is all.',
  ],
  [
    'a heading each',
    '-----Sample Input 1-----\n1 2\n-----Sample Output 1-----\n3\n\n-----Sample Input 2-----\n4\n5\n-----Sample Output 2-----\n9',
  ],
  [
    'colons',
    '-----Example Input:-----\n1 2\n-----Example Output:-----\n3\nInput:\n4\n5\nOutput:\n9\nExplanation:\nSums.',
  ],
  [
    'Markdown and carriage returns',
    '### Sample Input\r\n1 2\r\n### Sample Output\r\n3\r\n**Input**\r\n4\r\n5\r\n**Output**\r\n9\r\n',
  ],
])('Examples of inputs and outputs are found: %s.', (_, examples) => {
  expect(scriptExamples(general + examples)).toEqual(two);
});

test('What inputs and outputs look like in general is no example, nor is one without the other.', () => {
  expect(scriptExamples(general)).toEqual([]);
  expect(scriptExamples('Sample Input\n1\n-----Note-----\nNo.\nSample Output\n2')).toEqual([]);
  expect(scriptExamples('The input is a number, the output another.\nInput it.')).toEqual([]);
});
