import type { z } from 'zod';
import type { HttpResponse } from '../http-client';
import { inDoubt, Refused, type Stage } from '../refusal';

/** An answer's body in the form that is expected of it. `what`: "Facebook listed Pages". @throws Refused for another form */
export function understood<T>(schema: z.ZodType<T>, { json }: HttpResponse, what: string, stage: Stage = 'read'): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Refused(inDoubt(stage, 'not_understood', `${what} in an unknown form.`));
}
