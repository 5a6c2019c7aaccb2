import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import type { Disturbed } from './collect-while.ts';

/** A Temporal server that does not start for as long as a certain file is there. */
export class AbsentServer {
  readonly #path: string;
  readonly #away: string;

  constructor(folder: string) {
    this.#path = join(folder, 'temporal');
    this.#away = join(folder, 'away');
  }

  /** What makes a home use it. */
  async environment(): Promise<Record<string, string>> {
    const { path: real } = await serverBinary();
    writeFileSync(this.#path, `#!/bin/sh\n[ -e '${this.#away}' ] && exit 1\nexec '${real}' "$@"\n`);
    chmodSync(this.#path, 0o755);
    return { TEMPORAL_CLI_PATH: this.#path };
  }

  /** Takes it away for so many milliseconds. */
  async leaveFor(ms: number, { strike }: Disturbed): Promise<void> {
    writeFileSync(this.#away, '');
    await strike({ kind: 'kill', target: 'server' });
    await sleep(ms);
    rmSync(this.#away);
  }
}
