// Asks a real local server; buys nothing.
import { describe, expect, it } from 'vitest';
import { checkModel } from '../../../client/doctor/check-model.ts';
import { startModelServer } from '../../../demo/server.ts';
import { sampleModel } from '../../support/sample-plan.ts';

const never = () => {
  throw new Error('the doctor must not ask for an answer');
};

describe('checking a model', () => {
  it('is well when the server lists it', async () => {
    const server = await startModelServer(never, { models: ['student'] });
    expect(await checkModel('student', sampleModel({ baseURL: server.url }), () => null)).toMatchObject({
      state: 'well',
    });
    await server.close();
  });

  it('says which models there are when the server lists others', async () => {
    const server = await startModelServer(never, { models: ['sc-7b'] });
    const finding = await checkModel('student', sampleModel({ baseURL: server.url }), () => null);
    expect(finding).toMatchObject({ state: 'weak', mend: 'correct model in the plan' });
    expect(finding.found).toContain('sc-7b');
    await server.close();
  });

  it('is ill when nobody listens, and says what to do', async () => {
    const server = await startModelServer(never);
    await server.close();
    expect(await checkModel('teacher', sampleModel({ baseURL: server.url }), () => null)).toMatchObject({
      state: 'ill',
      mend: 'start the server, or correct baseURL',
    });
  });

  it('is ill when the key is not set, and names the variable', async () => {
    const finding = await checkModel('teacher', sampleModel({ apiKeyEnv: 'TEACHER_API_KEY' }), () => null);
    expect(finding).toMatchObject({ state: 'ill', found: 'TEACHER_API_KEY is not set' });
  });
});
