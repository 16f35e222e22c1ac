import { z } from 'zod';
import type { HttpResponse } from '../http-client';
import { inDoubt, Refused, type Stage } from '../refusal';

const idSchema = z.object({ id: z.string() });

/** The id of what a POST created. @throws Refused when the answer names none */
export function createdId({ json }: HttpResponse, stage: Stage): string {
  const parsed = idSchema.safeParse(json);
  if (parsed.success) return parsed.data.id;
  throw new Refused(inDoubt(stage, 'no_id', 'Meta accepted the request but named no id.'));
}
