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

/**
 * An error as it is logged. A database error carries its whole client, keys included; and its `code` would be taken for
 * an OAuth code and redacted.
 */
export function describeError(error: Error): Record<string, unknown> {
  const { client, code, ...rest } = pino.stdSerializers.err(error) as pino.SerializedError & Record<string, unknown>;
  return code === undefined ? rest : { ...rest, errorCode: code };
}

export const logger = (): pino.Logger =>
  remember('logger', () =>
    pino({
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      serializers: { err: describeError },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
    }),
  );
