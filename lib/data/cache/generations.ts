import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { logger } from '@/lib/foundation/logger';
import { DAY, SECOND } from '@/lib/foundation/time';
import { CHANNEL, EVERYTHING, generationKey, type Scope, scopeNamed } from './keys';
import { NO_ANSWER, type StoreLink } from './store-link';

/** The generations that a value belongs to. One that is not shared is known to this process alone, and for a short time. */
export interface Stamp {
  text: string;
  isShared: boolean;
}

interface Known {
  value: string;
  at: number;
}

/** How long a generation is believed: while changes are heard, while they are not, and one of our own without a store. */
const TRUST = { heardMs: 3 * SECOND, unheardMs: 5, ownMs: 4 * SECOND } as const;
const LIFETIME_SECONDS = (7 * DAY) / SECOND;
const DELIVER_AGAIN_MS = 500;
const SCOPES_MAX = 20_000;

/** Never one that was before, though the store came back empty: microseconds of the clock, and each bump adds one. */
const newGeneration = (): number => Date.now() * 1_000 + Math.floor(Math.random() * 1_000);

/** Invalidation is a new generation. This process knows it at once, the others as soon as they hear of it or read it again. */
export class Generations {
  readonly #known = new LRUCache<Scope, Known>({ max: SCOPES_MAX });
  readonly #own = new LRUCache<Scope, Known>({ max: SCOPES_MAX });
  /** Bumps that the store has not taken yet; until it has, its generation is not believed. */
  readonly #pending = new Map<Scope, symbol>();
  readonly #reading = new Map<string, Promise<Stamp>>();
  readonly #signals = new Map<string, () => void>();
  #changes = 0;
  #hears = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(private readonly link: StoreLink) {
    link.onReturn = () => this.#handOver();
    link.onOpen = () => this.#forgetAll();
  }

  /** Begins to hear of changes. Without it generations are read again every few milliseconds. */
  async start(): Promise<void> {
    const onMessage = (message: string): void => {
      const act = this.#signals.get(message);
      if (act) act();
      else this.#forget(scopeNamed(message));
    };
    const onListening = (isListening: boolean): void => {
      this.#hears = isListening;
      this.#forgetAll();
    };
    try {
      await this.link.store.subscribe?.(CHANNEL, { onMessage, onListening });
    } catch (error) {
      logger().error(
        { err: error },
        'The cache cannot hear of changes and reads all the more often whether there are any.',
      );
    }
  }

  /** The generations as far as they are known without asking. */
  known(scopes: readonly Scope[]): Stamp | undefined {
    const from = performance.now() - (this.#hears ? TRUST.heardMs : TRUST.unheardMs);
    let text = '';
    for (const scope of scopes) {
      const known = this.#known.get(scope);
      if (!known || known.at < from) return undefined;
      text += `.${known.value}`;
    }
    return { text, isShared: true };
  }

  async read(scopes: readonly Scope[]): Promise<Stamp> {
    if (this.link.store.driver === 'memory' || scopes.some((scope) => this.#pending.has(scope)))
      return this.own(scopes);
    const id = scopes.join(' ');
    const underWay = this.#reading.get(id);
    if (underWay) return underWay;
    const reading = this.#ask(scopes).finally(() => {
      if (this.#reading.get(id) === reading) this.#reading.delete(id);
    });
    this.#reading.set(id, reading);
    return reading;
  }

  /** Call it after COMMIT. When it returns, this process reads nothing older; it never throws and waits for two limits at most. */
  async bump(scope: Scope): Promise<void> {
    this.#forget(scope);
    if (this.link.store.driver === 'memory') return;
    if (!(await this.#deliver(scope))) {
      this.#pending.set(scope, Symbol(scope));
      this.#forget(scope);
      this.#deliverLater();
    }
  }

  /** Calls `act` in every process, here too. */
  async signal(name: string): Promise<void> {
    this.#signals.get(name)?.();
    await this.link.write((store) => store.publish(CHANNEL, name));
  }

  onSignal(name: string, act: () => void): void {
    this.#signals.set(name, act);
  }

  snapshot(): { hears: boolean; pending: number } {
    return { hears: this.#hears, pending: this.#pending.size };
  }

  stop(): void {
    clearTimeout(this.#retry);
  }

  async #ask(scopes: readonly Scope[]): Promise<Stamp> {
    const changes = this.#changes;
    const at = performance.now();
    const values = await this.link.read(async (store) =>
      numbers(await store.getMany(scopes.map(generationKey)), scopes),
    );
    if (values === NO_ANSWER) return this.own(scopes);
    const full = await Promise.all(scopes.map((scope, index) => values[index] ?? this.#seed(scope)));
    if (full.includes(undefined)) return this.own(scopes);
    // A change that came meanwhile may be newer than the answer, which then serves those alone who asked before it.
    if (changes === this.#changes) {
      scopes.forEach((scope, index) => {
        const value = full[index];
        if (value !== undefined) this.#known.set(scope, { value, at });
      });
    }
    return { text: full.map((value) => `.${value}`).join(''), isShared: true };
  }

  /** Of several processes that miss a generation, one writes it and all take that. */
  async #seed(scope: Scope): Promise<string | undefined> {
    const key = generationKey(scope);
    const seeded = await this.link.write(async (store) => {
      await store.set(key, String(newGeneration()), { ttlSeconds: LIFETIME_SECONDS, onlyIfAbsent: true });
      return numbers(await store.getMany([key]), [scope]);
    });
    return seeded === NO_ANSWER ? undefined : (seeded[0] ?? undefined);
  }

  /** Generations of this process, for when there is no store to share them: a value under one lives for `ownMs` at most. */
  own(scopes: readonly Scope[]): Stamp {
    const from = performance.now() - TRUST.ownMs;
    const values = scopes.map((scope) => {
      const held = this.#own.get(scope);
      if (held && held.at >= from) return held.value;
      const value = randomUUID();
      this.#own.set(scope, { value, at: performance.now() });
      return value;
    });
    return { text: `.${values.join('.')}`, isShared: false };
  }

  /** One increment. A full store refuses it and still deletes: then the next reader begins a generation of its own. */
  async #deliver(scope: Scope, by: 'write' | 'attempt' = 'write'): Promise<boolean> {
    const key = generationKey(scope);
    const options = { ttlSeconds: LIFETIME_SECONDS, startAt: newGeneration() };
    const taken = await this.link[by](async (store) => numbers([String(await store.increment(key, options))], [scope]));
    if (taken === NO_ANSWER) {
      // Even a full store takes this: a failure says, like a read's, that it is away.
      const dropped = await this.link[by === 'write' ? 'read' : by]((store) => store.delete(key));
      if (dropped === NO_ANSWER) return false;
    }
    this.#forget(scope);
    return (await this.link[by]((store) => store.publish(CHANNEL, scope))) !== NO_ANSWER;
  }

  #deliverLater(): void {
    this.#retry ??= setTimeout(() => void this.#deliverPending(), DELIVER_AGAIN_MS).unref();
  }

  async #deliverPending(): Promise<void> {
    this.#retry = undefined;
    for (const [scope, token] of this.#pending) {
      if (!(await this.#deliver(scope))) break;
      if (this.#pending.get(scope) === token) this.#pending.delete(scope);
    }
    if (this.#pending.size > 0) this.#deliverLater();
  }

  /** After an outage nobody knows which bumps are lost, with a process that died in it too: everything begins anew. */
  async #handOver(): Promise<boolean> {
    const before = [...this.#pending];
    if (!(await this.#deliver(EVERYTHING, 'attempt'))) return false;
    for (const [scope, token] of before) if (this.#pending.get(scope) === token) this.#pending.delete(scope);
    this.#forgetAll();
    this.#own.clear();
    return true;
  }

  #forget(scope: Scope): void {
    this.#changes += 1;
    this.#known.delete(scope);
    this.#own.delete(scope);
    this.#reading.clear();
  }

  #forgetAll(): void {
    this.#changes += 1;
    this.#known.clear();
    this.#reading.clear();
  }
}

/** @throws Error for what cannot be generations: then no store of ours answers. */
function numbers(values: unknown, scopes: readonly Scope[]): (string | null)[] {
  const isWhole = Array.isArray(values) && values.length === scopes.length;
  if (isWhole && values.every((value) => value === null || /^\d{1,19}$/.test(value))) return values;
  throw new Error('The store answers with something else than generations.');
}
