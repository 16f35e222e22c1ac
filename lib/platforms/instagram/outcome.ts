import { type MetaError, metaRefusal } from '../meta/outcome';
import type { Refusal } from '../refusal';

/** Instagram's own lines of Meta's error reference, before the shared ones. */
const INSTAGRAM_ERRORS: readonly MetaError[] = [
  { subcode: 2_207_001, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_003, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_006, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_008, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_020, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_032, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_052, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_053, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_077, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_082, kind: 'MEDIA_RETRY' },
  { subcode: 2_207_027, kind: 'NOT_READY' },
  { subcode: 2_207_042, kind: 'RATE_LIMITED' },
  { subcode: 2_207_050, kind: 'RECONNECT' },
  { subcode: 33, kind: 'RECONNECT' },
  { subcode: 2_207_051, kind: 'POLICY_BLOCK' },
  { subcode: 2_207_004, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_005, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_009, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_010, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_023, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_026, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_028, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_035, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_036, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_037, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_040, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_057, kind: 'INVALID_CONTENT' },
  { subcode: 2_207_081, kind: 'INVALID_CONTENT' },
  { code: 24, kind: 'MEDIA_RETRY' },
  { code: 25, kind: 'RECONNECT' },
  { code: 9_004, kind: 'MEDIA_RETRY' },
  { code: 9_007, kind: 'NOT_READY' },
  { code: 9, kind: 'RATE_LIMITED' },
  { code: 352, kind: 'INVALID_CONTENT' },
  { code: [36_000, 36_003], kind: 'INVALID_CONTENT' },
];

export const instagramRefusal = metaRefusal(INSTAGRAM_ERRORS);

/** Why a container failed: its `status` carries the subcode. Nothing of it was published, so anything else is worth a new one. */
export function containerRefusal(status: string): Refusal {
  const subcode = Number(/\b2207\d{3}\b/.exec(status)?.[0] ?? Number.NaN);
  const known = INSTAGRAM_ERRORS.find((line) => line.subcode === subcode);
  const code = known ? String(subcode) : 'container_failed';
  const kind = known?.kind === 'INVALID_CONTENT' ? 'INVALID_CONTENT' : 'MEDIA_RETRY';
  return { kind, code, detail: status.slice(0, 300) || 'Instagram could not take the picture.' };
}
