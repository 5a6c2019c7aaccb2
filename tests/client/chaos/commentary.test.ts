import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openCommentary, type Commentary } from '../../../client/chaos/commentary.ts';

async function written(isTTY: boolean, json: boolean, tell: (commentary: Commentary) => void): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 20 });
  tell(openCommentary(json, stream as unknown as NodeJS.WriteStream));
  stream.end();
  return text(stream);
}

const play = (commentary: Commentary): void => {
  commentary.show('1 of 2 tasks and more than a line has room for');
  commentary.say('kill models\x1b[2J');
  commentary.end();
};

describe('chaos tells', () => {
  it('lines that stay above one that changes, on a terminal, and nothing that a terminal obeys', async () => {
    expect(await written(true, false, play)).toBe(
      '\r\x1b[2K1 of 2 tasks and mo\r\x1b[2Kkill models\\x1b[2J\n1 of 2 tasks and mo\r\x1b[2K',
    );
  });

  it('plain lines elsewhere', async () => {
    expect(await written(false, false, play)).toBe('kill models\\x1b[2J\n');
  });

  it('nothing to a program', async () => {
    expect(await written(true, true, play)).toBe('');
  });
});
