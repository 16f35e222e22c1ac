import { randomBytes } from 'node:crypto';
import { json } from '../json';

export interface GraphErrorParts {
  message: string;
  code: number;
  subcode?: number;
  type?: 'OAuthException' | 'GraphMethodException' | 'IGApiException';
  transient?: boolean;
  title?: string;
  userMessage?: string;
  /** 400 for nearly all of Meta's refusals, whatever their cause. */
  status?: number;
}

/** A refusal in the words of the Graph API. Thrown by routes, answered by `serveGraph`. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(readonly parts: GraphErrorParts) {
    super(parts.message);
  }

  toResponse(headers: Record<string, string> = {}): Response {
    const { message, code, subcode, transient, title, userMessage, type = 'OAuthException', status = 400 } = this.parts;
    const error = {
      message,
      type,
      code,
      error_subcode: subcode,
      is_transient: transient ?? (title === undefined ? undefined : false),
      error_user_title: title,
      error_user_msg: userMessage,
      fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
    };
    return json({ error }, status, headers);
  }
}

const DOCUMENTS = 'https://developers.facebook.com/docs/graph-api';

export const invalidParameter = (message: string, subcode?: number): GraphError =>
  new GraphError({ code: 100, message: `(#100) ${message}`, subcode });

export const missingParameter = (name: string): GraphError => invalidParameter(`The parameter ${name} is required.`);

export const nonexistingField = (field: string, node: string): GraphError =>
  invalidParameter(`Tried accessing nonexisting field (${field}) on node type (${node})`);

export const noSuchObject = (id: string, method: string): GraphError =>
  new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at ${DOCUMENTS}`,
  });

export const unknownPath = (path: string): GraphError =>
  new GraphError({ code: 2500, message: `Unknown path components: ${path}` });

/** Writing without the scope or without the role. */
export const forbidden = (message: string): GraphError => new GraphError({ code: 200, message: `(#200) ${message}` });

/** Reading without the scope. */
export const missingScope = (scope: string): GraphError =>
  new GraphError({
    code: 10,
    message: `(#10) This endpoint requires the '${scope}' permission or the 'Page Public Content Access' feature. Refer to https://developers.facebook.com/docs/apps/review/login-permissions for details.`,
  });

export const outOfService = (): GraphError =>
  new GraphError({
    code: 2,
    transient: true,
    status: 500,
    message: 'An unexpected error has occurred. Please retry your request later.',
  });
