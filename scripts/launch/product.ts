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
  private readonly addresses: string[];
  private broken: string | undefined;

  constructor(options: ProductOptions) {
    const supervise = (name: 'sandbox' | 'web' | 'worker'): SupervisedProcess =>
      new SupervisedProcess(serviceSpec(name, options), (message) => {
        this.broken = message;
        options.onGiveUp(message);
      });
    this.sandbox = options.withSandbox ? supervise('sandbox') : undefined;
    this.front = [supervise('web'), supervise('worker')];
    const { PORT, SANDBOX_PORT } = options.env;
    const web = `http://127.0.0.1:${PORT}/api/health/ready`;
    this.addresses = options.withSandbox ? [`http://127.0.0.1:${SANDBOX_PORT}/`, web] : [web];
  }

  start(): void {
    for (const service of this.services()) service.start();
  }

  /** Resolves when every server answers. @throws Refusal with the last answer when one never does. */
  async untilReady(stopped: AbortSignal): Promise<void> {
    const givenUpAt = Date.now() + READY_WITHIN_MS;
    for (const address of this.addresses) {
      let answer = await ask(address);
      while (!answer.ready) {
        const late = Date.now() > givenUpAt ? `${address} did not become ready in time: ${answer.said}` : undefined;
        const reason = this.broken ?? late;
        if (reason !== undefined) throw new Refusal(reason);
        await sleep(150, undefined, { signal: stopped });
        answer = await ask(address);
      }
    }
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
}

async function ask(address: string): Promise<{ ready: boolean; said: string }> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    return { ready: response.ok, said: `${response.status} ${(await response.text()).slice(0, 500)}` };
  } catch (error) {
    return { ready: false, said: error instanceof Error ? error.message : String(error) };
  }
}
