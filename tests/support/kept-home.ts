import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { ensureSupervisor, type Supervised } from '../../temporal-config/supervisor/ensure.ts';
import { quiet } from './processes.ts';

/** A home whose supervisor stays for all tests of a file, so that commands find it running. */
export class KeptHome {
  readonly home: string;
  #supervised: Supervised | null = null;
  #store: Store | null = null;

  /** `entry`: the file that runs its supervisor; the product's own by default. */
  constructor(home: string, entry?: string) {
    this.home = home;
    beforeAll(async () => {
      this.#supervised = await ensureSupervisor({ home }, { ...(entry !== undefined && { entry }) });
      this.#store = await openStore(home);
    });
    afterAll(async () => {
      this.#supervised?.release();
      await quiet(home);
      await this.#store?.close();
    });
  }

  get supervised(): Supervised {
    if (this.#supervised === null) throw new Error('the supervisor is there only while tests run');
    return this.#supervised;
  }

  get store(): Store {
    if (this.#store === null) throw new Error('the store is open only while tests run');
    return this.#store;
  }

  /** What was recorded of a run, and what fails it just now; null before it is created. */
  async progress(run: string) {
    return (await this.store.runs.get(run)) === null ? null : this.store.runs.progress(run);
  }
}
