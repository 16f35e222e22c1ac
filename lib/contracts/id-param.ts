import { z } from 'zod';

/** An id in an address; what it belongs to is for the verb to say. */
const idSchema = z.string().min(1).max(64);

export const idParamSchema = z.object({ id: idSchema });
export const taskIdParamSchema = z.object({ taskId: idSchema });
