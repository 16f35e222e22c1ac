import pino from 'pino';
import { env } from './env';
import { remember } from './remember';

/** Redacted wherever they appear up to two levels deep; tokens are never handed to the logger on purpose either. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
  'codeVerifier',
];

export const logger = (): pino.Logger =>
  remember('logger', () =>
    pino({
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
    }),
  );
