import { expect, test } from 'vitest';
import { requestBody } from '../../models/body.ts';
import { endAtStops } from '../../models/stops.ts';
import { modelRequest } from './samples.ts';

const stop = ['\nclass ', '\ndef ', '\nif ', '\n#', '\nprint', '\n@'];
const reply = (text: string) => ({ text, finish: { unified: 'length', raw: 'length' } as const });

test('A server is told the first four stop sequences, for it may refuse more.', () => {
  expect(requestBody(modelRequest({}, { stop }))['stop']).toEqual(stop.slice(0, 4));
  expect(requestBody(modelRequest({}, { stop: stop.slice(0, 3) }))['stop']).toEqual(stop.slice(0, 3));
});

test('The answer ends at the first of the others, wherever that is, and then it was not cut off.', () => {
  expect(endAtStops(reply('    return 1\n@cache\nprint(1)'), { stop })).toEqual({
    text: '    return 1',
    finish: { unified: 'stop', raw: 'length' },
  });
  expect(endAtStops(reply('\nprint(1)'), { stop }).text).toBe('');
});

test('What the server was told is the server’s to cut, and an answer without any sequence stays as it is.', () => {
  const told = reply('a\nclass B');
  expect(endAtStops(told, { stop })).toBe(told);
  expect(endAtStops(told, { stop: [] })).toBe(told);
});
