import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal';
import { type ServiceOptions, serviceSpec } from './services';
import { SupervisedProcess } from './supervised-process';

export interface ProductOptions extends ServiceOptions {
  withSandbox: boolean;
  /** A service died too often; the product cannot go on. */
  onGiveUp: (message: string) => void;
}

const READY_WITHIN_MS = 90_000;

/** Web, worker and, in the demo, the sandbox: started together, stopped so that nothing loses what it talks to. */
export class Product {
  private readonly sandbox: SupervisedProcess | undefined;
  private readonly front: SupervisedProcess[];
  private readonly port: string;
  private broken: string | undefined;

  constructor(options: ProductOptions) {
    const supervise = (name: 'sandbox' | 'web' | 'worker'): SupervisedProcess =>
      new SupervisedProcess(serviceSpec(name, options), (message) => {
        this.broken = message;
        options.onGiveUp(message);
      });
    this.port = options.env.PORT ?? '3000';
    this.sandbox = options.withSandbox ? supervise('sandbox') : undefined;
    this.front = [supervise('web'), supervise('worker')];
  }

  start(): void {
    for (const service of this.services()) service.start();
  }

  /** Resolves when the web server says that it can serve. @throws Refusal with its last answer when it never does. */
  async untilReady(stopped: AbortSignal): Promise<void> {
    const givenUpAt = Date.now() + READY_WITHIN_MS;
    let answer = 'it did not answer';
    while (this.broken === undefined) {
      const { ready, said } = await this.ask();
      if (ready) return;
      answer = said;
      if (Date.now() > givenUpAt) break;
      await sleep(150, undefined, { signal: stopped });
    }
    throw new Refusal(this.broken ?? `The web server did not become ready in ${READY_WITHIN_MS / 1000} s: ${answer}`);
  }

  async stop(): Promise<void> {
    await Promise.all(this.front.map((service) => service.stop()));
    await this.sandbox?.stop();
  }

  kill(): void {
    for (const service of this.services()) service.kill();
  }

  snapshot(): ReturnType<SupervisedProcess['snapshot']>[] {
    return this.services().map((service) => service.snapshot());
  }

  private services(): SupervisedProcess[] {
    return this.sandbox === undefined ? this.front : [this.sandbox, ...this.front];
  }

  private async ask(): Promise<{ ready: boolean; said: string }> {
    try {
      const address = `http://127.0.0.1:${this.port}/api/health/ready`;
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      return { ready: response.ok, said: `${response.status} ${(await response.text()).slice(0, 500)}` };
    } catch (error) {
      return { ready: false, said: error instanceof Error ? error.message : String(error) };
    }
  }
}
