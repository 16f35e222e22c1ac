import { createFaults, type Faults } from './faults';
import { type FetchedMedia, fetchMedia } from './fetch-media';
import type { SandboxStore } from './store';

export interface SandboxLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every fake network stands in: one memory, one clock that can be moved, one set of faults. */
export interface World {
  store: SandboxStore;
  /** Real time plus the stored offset. */
  now(): Date;
  advance(ms: number): Promise<void>;
  faults: Faults;
  /** Really GETs the address, as a network does with media it is told to fetch. */
  fetchMedia(url: string): Promise<FetchedMedia>;
  /** A switch set by the control door, or `fallback`. */
  setting<T extends string | number | boolean | null>(name: string, fallback: T): Promise<T>;
  setSetting(name: string, value: string | number | boolean | null): Promise<void>;
  /** 1, 2, 3, …: unique until the next reset. */
  nextSequence(): Promise<number>;
  /** Forgets everything: posts, tokens, faults, settings, the clock's offset. */
  reset(): Promise<void>;
  log: SandboxLog;
}

const SETTINGS = 'settings';
const CLOCK = 'clock';
const SEQUENCE = 'sequence';
const silent: SandboxLog = { info: () => undefined, error: () => undefined };

export async function createWorld({ store, log = silent }: { store: SandboxStore; log?: SandboxLog }): Promise<World> {
  let offsetMs = (await store.get<{ offsetMs: number }>(SETTINGS, CLOCK))?.offsetMs ?? 0;
  return {
    store,
    log,
    fetchMedia,
    faults: createFaults(store),
    now: () => new Date(Date.now() + offsetMs),
    async advance(ms) {
      const clock = await store.update<{ offsetMs: number }>(SETTINGS, CLOCK, (current) => ({
        offsetMs: (current?.offsetMs ?? 0) + ms,
      }));
      offsetMs = clock?.offsetMs ?? offsetMs;
    },
    async setting<T extends string | number | boolean | null>(name: string, fallback: T) {
      const stored = await store.get<{ value: T }>(SETTINGS, `switch:${name}`);
      return stored ? stored.value : fallback;
    },
    setSetting: (name, value) => store.put(SETTINGS, `switch:${name}`, { value }),
    async nextSequence() {
      const next = await store.update<{ value: number }>(SETTINGS, SEQUENCE, (current) => ({
        value: (current?.value ?? 0) + 1,
      }));
      return next?.value ?? 1;
    },
    async reset() {
      await store.clear();
      offsetMs = 0;
    },
  };
}
