import { z } from 'zod';

/** Where a setting is documented: `.env.example` and the README's table are generated from these descriptions. */
const url = (fallback: string, description: string) => z.url().default(fallback).describe(description);
const count = (fallback: number, description: string, [min, max] = [0, Number.MAX_SAFE_INTEGER]) =>
  z.coerce.number().int().min(min).max(max).default(fallback).describe(description);
const bearer = (description: string) =>
  z.string().min(32).optional().describe(`${description}; at least 32 characters. Not set: shut.`);
const secret = (description: string) => z.string().min(1).optional().describe(description);

/** 200 posts at X's $0.005. */
const X_DAILY_USD = 1;
const S3_SETTINGS = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').describe('Set by Node tools.'),
  APP_URL: url('http://localhost:3000', 'Public address of the app; networks fetch media and call back here.'),
  PORT: count(3000, 'Port of the web server.'),
  TRUSTED_PROXIES: count(
    0,
    'Proxies in front whose X-Forwarded-For is believed; 0 takes the address of the connection.',
  ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe level logged.'),

  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL to use, postgres://user:password@host:port/name. `npm start` brings its own when unset.'),
  DB_POOL_SIZE: count(10, 'Connections kept open.'),
  DB_POOL_MAX_OVERFLOW: count(20, 'Connections above DB_POOL_SIZE, closed again when idle.'),
  DB_POOL_TIMEOUT_MS: count(30_000, 'Longest wait for a connection before an error.'),
  DB_POOL_RECYCLE_SECONDS: count(3_600, 'Age at which a connection is replaced.'),
  DB_POOL_PRE_PING_IDLE_MS: count(500, 'A connection idle for longer is tested before use.'),
  DB_POOL_OVERFLOW_IDLE_MS: count(10_000, 'Idle time after which an overflow connection is closed.'),
  DB_CONNECT_TIMEOUT_MS: count(10_000, 'Longest time to open one connection.'),

  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis over TCP. Without it and without KV_REST_API_URL, an in-process store is used.'),
  KV_REST_API_URL: z.url().optional().describe('Redis over REST (Vercel KV, Upstash). Needs KV_REST_API_TOKEN.'),
  KV_REST_API_TOKEN: secret('Token for KV_REST_API_URL.'),

  AUTH_SECRET: z.string().min(32).describe('Signs sessions and media links; at least 32 characters.'),
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/)
    .describe('Keys for tokens at rest, `id:base64 of 32 bytes`, comma-separated; the first encrypts, all decrypt.'),
  FILES_DIR: z
    .string()
    .min(1)
    .default('.data/files')
    .describe('Folder for uploaded media; with S3_ENDPOINT set, for uploads under way alone.'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('S3-compatible store for uploaded media. Needs the bucket and both keys below.'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional()
    .describe('Bucket of S3_ENDPOINT.'),
  S3_REGION: z.string().min(1).default('auto').describe('Region of S3_BUCKET, as the store names it.'),
  S3_ACCESS_KEY_ID: secret('Key of S3_BUCKET.'),
  S3_SECRET_ACCESS_KEY: secret('Secret of S3_ACCESS_KEY_ID.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, smtp://user:password@host:587. Without it mails are files in OUTBOX_DIR.'),
  MAIL_FROM: z.string().min(3).default('AI Growth Manager <no-reply@localhost>').describe('Sender of mails.'),
  OUTBOX_DIR: z.string().min(1).default('.data/outbox').describe('Folder for mails while SMTP_URL is not set.'),

  LINKEDIN_CLIENT_ID: secret('LinkedIn app with the products Sign In and Share: posts for people.'),
  LINKEDIN_CLIENT_SECRET: secret('Secret of LINKEDIN_CLIENT_ID.'),
  LINKEDIN_COMMUNITY_CLIENT_ID: secret(
    'LinkedIn app whose only product is Community Management: pages, comments, numbers. May be the only one.',
  ),
  LINKEDIN_COMMUNITY_CLIENT_SECRET: secret('Secret of LINKEDIN_COMMUNITY_CLIENT_ID.'),
  X_CLIENT_ID: secret('X app.'),
  X_CLIENT_SECRET: secret('X app.'),
  FACEBOOK_CLIENT_ID: secret('Meta app for Facebook Login.'),
  FACEBOOK_CLIENT_SECRET: secret('Meta app for Facebook Login.'),
  FACEBOOK_LOGIN_INSTAGRAM: z
    .stringbool()
    .default(false)
    .describe(
      "Connect each Page's Instagram account along with it; the Meta app needs Instagram's permissions for that.",
    ),
  INSTAGRAM_CLIENT_ID: secret('Meta app for Instagram Login.'),
  INSTAGRAM_CLIENT_SECRET: secret('Meta app for Instagram Login.'),
  LINKEDIN_API_VERSION: z
    .string()
    .regex(/^20\d{4}$/)
    .default('202607')
    .describe('LinkedIn-Version header, YYYYMM.'),
  META_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d$/)
    .default('v25.0')
    .describe('Graph API version of Facebook and Instagram.'),
  LINKEDIN_AUTH_URL: url('https://www.linkedin.com', 'Host of LinkedIn sign-in.'),
  LINKEDIN_API_URL: url('https://api.linkedin.com', 'Host of the LinkedIn API.'),
  X_AUTH_URL: url('https://x.com', 'Host of X sign-in.'),
  X_API_URL: url('https://api.x.com', 'Host of the X API.'),
  FACEBOOK_AUTH_URL: url('https://www.facebook.com', 'Host of Facebook sign-in.'),
  META_GRAPH_URL: url('https://graph.facebook.com', 'Host of the Graph API for Facebook.'),
  INSTAGRAM_AUTH_URL: url('https://www.instagram.com', 'Host of Instagram sign-in.'),
  INSTAGRAM_API_URL: url('https://api.instagram.com', 'Host of the Instagram token exchange.'),
  INSTAGRAM_GRAPH_URL: url('https://graph.instagram.com', 'Host of the Instagram Graph API.'),

  WORKER_CONCURRENCY: count(8, 'Posts that one worker publishes at once.'),
  WORKER_POLL_MS: count(
    3_000,
    'Longest sleep of the worker between two looks at the queue, 100 to 5000.',
    [100, 5_000],
  ),
  WORKER_POOL_SIZE: count(
    1,
    'Database connections that one worker keeps open; beside its listening one, and up to ten while it works.',
  ),
  PUBLISH_GAP_MS: count(1_000, 'Least time between two posts of one account, in ms.', [1, 3_600_000]),
  CATCH_UP_GAP_MS: count(
    60_000,
    'Time between two late posts of one account, in ms, when several wait after an outage.',
  ),
  CATCH_UP_LIMIT: count(
    10,
    'Late posts of one account that go out by themselves after an outage; about more, a person is asked.',
  ),
  METRICS_X_DAILY_USD: z.coerce
    .number()
    .min(0)
    .default(X_DAILY_USD)
    .describe('Most that reading numbers from X may cost a business a UTC day, in US dollars; 0 reads none.'),
  CRON_SECRET: bearer('Opens POST /api/cron/tick to a scheduler that sends it as its bearer token'),
  CRON_TICK_SECONDS: z.coerce
    .number()
    .int()
    .min(12)
    .max(300)
    .default(50)
    .describe(
      'Longest that one tick works, 12 to 300; the last ten seconds end what has begun. Below the limit of the host.',
    ),
  METRICS_TOKEN: bearer('Opens GET /api/metrics to a Prometheus that sends it as its bearer token'),

  DEMO: z
    .enum(['on', 'off'])
    .default('on')
    .describe('`off`: `npm start` brings neither the demo business nor the fake networks.'),
  SANDBOX_PORT: count(3_010, 'Port of the fake networks in demo mode.'),
  DEMO_EMAIL: z.email().default('demo@example.com').describe('Sign-in of the demo business.'),
  DEMO_PASSWORD: z.string().min(10).default('demo-password-2026').describe('Password of the demo sign-in.'),
});

/** The S3 settings stand together or not at all. */
export const envSchema = settings.superRefine((given, { addIssue }) => {
  const missing = S3_SETTINGS.filter((name) => given[name] === undefined);
  if (missing.length === S3_SETTINGS.length) return;
  for (const name of missing)
    addIssue({ code: 'custom', path: [name], message: 'must be set with the other S3_ ones' });
});

export type Env = z.infer<typeof envSchema>;
