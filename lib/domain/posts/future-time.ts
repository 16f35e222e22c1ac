import { invalidField } from '@/lib/foundation/errors';
import { DAY } from '@/lib/foundation/time';

const FURTHEST_MS = 5 * 365 * DAY;

/** A time to come, at most five years away. @throws AppError on the field `scheduledAt`. */
export function futureTime(text: string, now: Date): Date {
  const at = new Date(text);
  if (at <= now) {
    throw invalidField(
      'scheduledAt',
      'in_the_past',
      `${at.toISOString()} is in the past. Choose a later time, or publish now.`,
    );
  }
  if (at.getTime() - now.getTime() > FURTHEST_MS) {
    throw invalidField('scheduledAt', 'too_far', 'Choose a time within the next five years.');
  }
  return at;
}
