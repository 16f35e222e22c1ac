import { json } from '../json';
import type { FaultReplies } from '../under-fault';

/** LinkedIn's error bodies: `status` repeats the HTTP status, `serviceErrorCode` is there for some. */
const error = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  json({ ...body, status }, status, headers);

export const invalidToken = (): Response =>
  error(401, { serviceErrorCode: 65600, code: 'INVALID_ACCESS_TOKEN', message: 'Invalid access token' });

export const revokedToken = (): Response =>
  error(401, {
    serviceErrorCode: 65601,
    code: 'REVOKED_ACCESS_TOKEN',
    message: 'The token used in the request has been revoked by the user',
  });

export const expiredToken = (): Response =>
  error(401, {
    serviceErrorCode: 65602,
    code: 'EXPIRED_ACCESS_TOKEN',
    message: 'The token used in the request has expired',
  });

export const notPermitted = (what: string): Response =>
  error(403, {
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Not enough permissions to access: ${what}`,
  });

/** A URN in the body that this token may not use: someone else's author or asset. */
export const foreignUrn = (field: string): Response =>
  error(403, {
    code: 'ACCESS_DENIED',
    message: `Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields [${field}]`,
  });

export const notFound = (what: string): Response => error(404, { code: 'NOT_FOUND', message: `${what} not found` });

export const illegalArgument = (message: string): Response => error(400, { code: 'ILLEGAL_ARGUMENT', message });

export const malformedBody = (): Response => illegalArgument('Request body could not be converted to data map');

export const missingVersion = (): Response =>
  error(
    400,
    {
      code: 'VERSION_MISSING',
      message: 'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
    },
    { 'x-restli-gateway-error': 'true' },
  );

export const nonexistentVersion = (version: string): Response =>
  error(426, { code: 'NONEXISTENT_VERSION', message: `Requested version ${version}01 is not active` });

/** Problems of the body's shape, all at once, in one `message` and without a `code`. */
export const schemaErrors = (lines: string[]): Response =>
  error(422, { message: lines.map((line) => `ERROR :: ${line}\n`).join('') });

export const inputError = (code: string, description: string, fieldPath: string): Response =>
  error(422, {
    errorDetails: { inputErrors: [{ description, input: { inputPath: { fieldPath } }, code }] },
    message: description,
  });

export const duplicatePost = (urn: string): Response =>
  error(422, {
    errorDetails: {
      inputErrors: [
        {
          description: `Duplicate post is detected. Content is a duplicate of ${urn}`,
          input: { inputPath: { fieldPath: '/' } },
          code: 'DUPLICATE_POST',
        },
      ],
    },
    message: `Duplicate post is detected. Content is a duplicate of ${urn}`,
  });

export const mediaNotUsable = (code: string, urn: string): Response =>
  error(400, { code, message: `Media asset ${urn} cannot be used: ${code}` });

export const dayLimitReached = (): Response =>
  error(429, {
    code: 'TOO_MANY_REQUESTS',
    message: 'Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached.',
  });

export const internalError = (): Response => error(500, { message: 'Internal Server Error' });

export const FAULT_REPLIES: FaultReplies = { error500: internalError, error429: dayLimitReached };
