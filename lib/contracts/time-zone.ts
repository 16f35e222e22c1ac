import { z } from 'zod';

/** An IANA zone in any spelling, as the one name that this runtime has for it. An offset is none: it knows no summer. */
export const timeZoneSchema = z.string().transform((text, context) => {
  try {
    if (/^[a-z]/i.test(text)) return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  context.addIssue({ code: 'custom', message: `"${text}" is not a time zone. Use a name such as Europe/Oslo.` });
  return z.NEVER;
});
