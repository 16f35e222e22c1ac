import { z } from 'zod';
import { pageSchema } from './page';
import { platformSchema } from './platform';

export const accountStatusSchema = z.enum(['connected', 'reconnect_required', 'disconnected']);

/** A connected identity of one business on one network; never with its token. */
export const accountSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  kind: z.enum(['person', 'page', 'professional']),
  username: z.string().nullable(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  status: accountStatusSchema,
  scopes: z.array(z.string()),
  /** X: has a subscription, so longer texts and videos are taken. */
  isPremium: z.boolean(),
  /** May write a first comment under its own posts. */
  canComment: z.boolean(),
  tokenExpiresAt: z.iso.datetime().nullable(),
  connectedAt: z.iso.datetime(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountsPageSchema = pageSchema(accountSchema);
export type AccountsPage = z.infer<typeof accountsPageSchema>;
export const accountResponseSchema = z.object({ data: accountSchema });
