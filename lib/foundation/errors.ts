/** Every failure the product can name, and its HTTP status. Adding a code here is the only way to add one. */
export const ERROR_STATUS = {
  malformed_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  needs_approval: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_in_flight: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_input: 422,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal_error: 500,
  network_error: 502,
  unavailable: 503,
  pool_timeout: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One wrong field: `path` is a JSON path such as `variants.acc_1.content`; `message` says what is wrong and what to do. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

export interface AppErrorOptions {
  errors?: FieldError[];
  /** Seconds after which a retry makes sense; becomes the Retry-After header. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A failure whose message may be shown: it names the thing and the remedy. Anything else is `internal_error`. */
export class AppError extends Error {
  /** By name: the parts that Next builds apart each have a copy of this class, and hand each other's errors on. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError';
  }

  override readonly name = 'AppError';
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** The error for one field. */
export const invalidField = (path: string, code: string, message: string): AppError =>
  new AppError('invalid_input', message, { errors: [{ path, code, message }] });

/** The same answer for "does not exist" and "belongs to another business". */
export const notFound = (what: string, id: string): AppError =>
  new AppError('not_found', `No ${what} "${id}" in this business. Check the id.`);
