import { z } from 'zod';
import { pageSchema } from './page';
import { platformSchema } from './platform';

export const accountStatusSchema = z.enum(['connected', 'reconnect_required', 'disconnected']);
export type AccountStatus = z.infer<typeof accountStatusSchema>;
const accountKindSchema = z.enum(['person', 'page', 'professional']);
export type AccountKind = z.infer<typeof accountKindSchema>;

/** `notice`, `soon`, `urgent`: 14, 7, 2 days ahead; `ended`: it posts no more. */
export const warningLevelSchema = z.enum(['notice', 'soon', 'urgent', 'ended']);
export type WarningLevel = z.infer<typeof warningLevelSchema>;

/** What becomes of the posts of an account unless its person connects it again. */
export const accountWarningSchema = z.object({
  level: warningLevelSchema,
  /** Null when it has ended. */
  endsAt: z.iso.datetime().nullable(),
  /** Planned for after the end, or held since. */
  postsAtRisk: z.number().int(),
  /** The first three of them. */
  firstPosts: z.array(z.object({ id: z.string(), excerpt: z.string(), scheduledAt: z.iso.datetime() })),
});
export type AccountWarning = z.infer<typeof accountWarningSchema>;

/**
 * What disconnecting does to the permission at the network: `ended` there too, `kept` because other accounts of this
 * installation live on the same, or `unavailable`, where only its person can take it back.
 */
export const revocationSchema = z.enum(['ended', 'kept', 'unavailable']);
export type Revocation = z.infer<typeof revocationSchema>;

/** A connected identity of one business on one network; never with its token. */
export const accountSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  kind: accountKindSchema,
  username: z.string().nullable(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  status: accountStatusSchema,
  scopes: z.array(z.string()),
  /** Permissions that it had and has lost. */
  missingScopes: z.array(z.string()),
  /** X: has a subscription, so longer texts and videos are taken. */
  isPremium: z.boolean(),
  /** May write a first comment under its own posts. */
  canComment: z.boolean(),
  tokenExpiresAt: z.iso.datetime().nullable(),
  /** Its token is renewed before it ends, without a person. */
  renewsItself: z.boolean(),
  connectedAt: z.iso.datetime(),
  /** When the network was last asked about it. */
  checkedAt: z.iso.datetime().nullable(),
  warning: accountWarningSchema.nullable(),
  /** Of the disconnection to come, or of the one that was. */
  revocation: revocationSchema,
});
export type Account = z.infer<typeof accountSchema>;

/** What lists and filters say of an account. */
export const namedAccountSchema = accountSchema.pick({ id: true, platform: true, displayName: true, status: true });
export type NamedAccount = z.infer<typeof namedAccountSchema>;

export const accountsPageSchema = pageSchema(accountSchema);
export type AccountsPage = z.infer<typeof accountsPageSchema>;
export const accountResponseSchema = z.object({ data: accountSchema });
