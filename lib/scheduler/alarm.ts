/** A sleep that anybody may end. A ring while nobody sleeps ends the next one at once. */
export class Alarm {
  #rung = false;
  #endSleep: () => void = () => undefined;

  ring(): void {
    this.#rung = true;
    this.#endSleep();
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
