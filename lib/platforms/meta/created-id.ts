import { z } from 'zod';
import type { HttpResponse } from '../http-client';
import { inDoubt, Refused, type Stage } from '../refusal';

const createdSchema = z.object({ id: z.string().optional(), post_id: z.string().optional() });

/** The id of what a POST created: the post's where the answer names both. @throws Refused when it names none */
export function createdId({ json }: HttpResponse, stage: Stage): string {
  const created = createdSchema.safeParse(json).data;
  const id = created?.post_id ?? created?.id;
  if (id) return id;
  throw new Refused(inDoubt(stage, 'no_id', 'Meta accepted the request but named no id.'));
}
