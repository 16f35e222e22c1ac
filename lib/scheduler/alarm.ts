/** A sleep that anybody may end. A ring while nobody sleeps ends the next one at once. */
export class Alarm {
  #rung = false;
  #endSleep: () => void = () => undefined;
  #ringsSoon: NodeJS.Timeout | undefined;

  ring(): void {
    clearTimeout(this.#ringsSoon);
    this.#ringsSoon = undefined;
    this.#rung = true;
    this.#endSleep();
  }

  /** Several within `ms` of the first are one ring. */
  ringWithin(ms: number): void {
    if (ms === 0) this.ring();
    else this.#ringsSoon ??= setTimeout(() => this.ring(), ms);
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#rung = false;
  }
}
