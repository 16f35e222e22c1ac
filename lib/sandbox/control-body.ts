import { z } from 'zod';
import { json, readJsonObject } from './json';

/** The parsed body, or the 400 that says what is wrong with it. An empty body counts as `{}`. */
export async function controlBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<{ value: z.output<T> } | Response> {
  const empty = request.body === null;
  const parsed = schema.safeParse(empty ? {} : await readJsonObject(request));
  return parsed.success ? { value: parsed.data } : json({ error: z.prettifyError(parsed.error) }, 400);
}
