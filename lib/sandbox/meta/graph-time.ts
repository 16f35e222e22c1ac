import { SECOND } from '@/lib/foundation/time';
import { invalidParameter } from './graph-error';

/** `2026-11-24T08:00:00+0000`: the form of every time in the Graph API. */
export const graphTime = (at: Date | string): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');

/** Epoch seconds or a date text, in milliseconds; null when not given. @throws GraphError 100 */
export function parseGraphTime(name: string, text: string | null): number | null {
  if (text === null) return null;
  const atMs = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text.replace(/\+0000$/, 'Z'));
  if (Number.isNaN(atMs)) throw invalidParameter(`Param ${name} must be a timestamp`);
  return atMs;
}
