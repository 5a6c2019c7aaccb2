/** How much of the news counts against what was believed: about twenty sends make an opinion. */
const news = 0.05;

/** Which share of sends ends in a failure of late. */
export class FailingShare {
  #share = 0;

  get share(): number {
    return this.#share;
  }

  add(failed: boolean): void {
    this.#share += news * (Number(failed) - this.#share);
  }
}
