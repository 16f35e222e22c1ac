const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm hands a Ctrl-C on to a child that the terminal has told already: what comes this soon is the same key press. */
const SAME_PRESS_MS = 1_000;

interface Step {
  stop: () => Promise<void>;
  kill?: () => void;
}

/** What was started, stopped in reverse order: once politely, at once when asked again. */
export class StopSequence {
  private readonly steps: Step[] = [];
  private readonly controller = new AbortController();
  private running: Promise<void> | undefined;

  /** Aborted as soon as stopping begins, for work that can simply be dropped. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Adds what must be stopped; when stopping has begun already, it is stopped at once. */
  async add(step: Step): Promise<void> {
    if (this.running !== undefined) await step.stop();
    else this.steps.push(step);
  }

  run(): Promise<void> {
    this.running ??= this.stopInOrder();
    return this.running;
  }

  kill(): void {
    for (const step of [...this.steps].reverse()) step.kill?.();
  }

  /** Ctrl-C and friends run the sequence; a second one kills. `done` is called after either. */
  onSignals(say: (line: string) => void, done: (code: number) => void): void {
    let firstAt: number | undefined;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (firstAt === undefined) {
          firstAt = Date.now();
          say('Stopping …');
          void this.run().then(() => done(0));
        } else if (Date.now() - firstAt > SAME_PRESS_MS) {
          this.kill();
          done(1);
        }
      });
    }
  }

  private async stopInOrder(): Promise<void> {
    this.controller.abort();
    for (const step of [...this.steps].reverse()) {
      try {
        await step.stop();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
