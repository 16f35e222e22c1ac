import { z } from 'zod';

export const latePolicySchema = z.enum(['publish', 'ask', 'skip']);
export type LatePolicy = z.infer<typeof latePolicySchema>;
