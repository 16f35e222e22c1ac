import { Refused } from '../refusal';

const NO_SUCH_OBJECT = '100/33';

/** Meta's one answer for an object that does not exist and for one that this token may not see. */
export const isNoSuchObject = (error: unknown): boolean =>
  error instanceof Refused && error.refusal.code === NO_SUCH_OBJECT;
