export interface FieldProblem {
  /** JSON path of the field, such as `variants.acc_1.content`. */
  path: string;
  code: string;
  message: string;
}

export interface ApiProblemInit {
  code: string;
  status: number;
  requestId?: string | null;
  errors?: FieldProblem[];
  retryAfterSeconds?: number | null;
  cause?: unknown;
}

/** A request that the server refused or that never reached it (`status` 0, code `offline`). The message may be shown. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly errors: FieldProblem[];
  readonly retryAfterSeconds: number | null;

  constructor(message: string, init: ApiProblemInit) {
    super(message, { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId ?? null;
    this.errors = init.errors ?? [];
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
  }

  /** What is wrong with one field, ready to stand beside it. */
  fieldMessage(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }
}

/** Any thrown value as an `ApiProblem`, so that a screen has one shape to draw. */
export const asApiProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem('Something went wrong in this page. Try again.', {
        code: 'client_error',
        status: 0,
        cause: error,
      });
