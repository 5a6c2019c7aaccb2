import type { Retelling } from '../../client/chaos/models.ts';

/** Holds answers back, so that as many calls are in flight as there are slots, however slow the machine is. */
export class Dam {
  #shut: PromiseWithResolvers<void> | null = null;

  /** For `Models`. */
  readonly retell: Retelling = async (answer) => {
    await this.#shut?.promise;
    return answer;
  };

  shut(): void {
    this.#shut ??= Promise.withResolvers();
  }

  open(): void {
    this.#shut?.resolve();
    this.#shut = null;
  }
}
