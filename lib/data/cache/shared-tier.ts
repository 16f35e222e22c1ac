import { setTimeout as sleep } from 'node:timers/promises';
import type { ZodType } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { type Entry, readEntry } from './entry';
import { lockOf } from './keys';
import { NO_ANSWER, type StoreLink } from './store-link';

/** An entry; nothing there; nothing that can be read; or a value that is known to be too large to be shared. */
export type Shared = Entry | 'absent' | 'unreadable' | 'too large';

/** One process loads for all. It keeps the others out for so long, and they wait for its value a little less. */
const LOCK_SECONDS = 3;
const WAIT_MS = 2 * SECOND;
const LOOK_EVERY_MS = { first: 10, most: 100 } as const;
const TOO_LARGE = 'too large';

/** The tier that processes share: entries by their place, and one lock a place. It never throws. */
export class SharedTier {
  constructor(private readonly link: StoreLink) {}

  async read(place: string, schema: ZodType): Promise<Shared> {
    const text = await this.link.read((store) => store.get(place));
    if (text === NO_ANSWER) return 'unreadable';
    if (text === null) return 'absent';
    if (text === TOO_LARGE) return TOO_LARGE;
    try {
      const entry = readEntry(text, place, schema);
      return entry.staleUntil > Date.now() ? entry : 'absent';
    } catch (error) {
      logger().warn({ err: error, place }, 'the cache cannot read what its store holds; it is loaded anew');
      return 'unreadable';
    }
  }

  async write(place: string, text: string, ttlSeconds: number): Promise<void> {
    await this.link.write((store) => store.set(place, text, { ttlSeconds }));
  }

  async markTooLarge(place: string, ttlSeconds: number): Promise<void> {
    await this.write(place, TOO_LARGE, ttlSeconds);
  }

  /** @returns false when another process holds it; without an answer everybody may go. */
  async lock(place: string): Promise<boolean> {
    const options = { ttlSeconds: LOCK_SECONDS, onlyIfAbsent: true };
    return (await this.link.write((store) => store.set(lockOf(place), '1', options))) !== false;
  }

  async unlock(place: string): Promise<void> {
    await this.link.write((store) => store.delete(lockOf(place)));
  }

  /** What another process loads, as soon as it is there; 'absent' when it failed, died or took too long. */
  async waitFor(place: string, schema: ZodType): Promise<Shared> {
    const endsAt = performance.now() + WAIT_MS;
    for (
      let wait: number = LOOK_EVERY_MS.first;
      performance.now() < endsAt;
      wait = Math.min(wait * 1.5, LOOK_EVERY_MS.most)
    ) {
      await sleep(wait);
      const locked = await this.link.read((store) => store.getMany([lockOf(place)]));
      const shared = await this.read(place, schema);
      if (shared !== 'absent' || locked === NO_ANSWER || locked[0] === null) return shared;
    }
    return 'absent';
  }

  /** Deletes by SCAN, portion by portion. @returns how many there were. */
  async deleteLike(pattern: string): Promise<number> {
    let count = 0;
    for await (const places of this.link.store.keys(pattern)) {
      await this.link.store.delete(...places);
      count += places.length;
    }
    return count;
  }

  async delete(place: string): Promise<void> {
    await this.link.write((store) => store.delete(place));
  }
}
