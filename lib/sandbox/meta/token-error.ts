import { GraphError } from './graph-error';

/** `Monday, 23-Nov-26 16:05:06 PST`: Meta writes Pacific time here, standard time being near enough. */
function pacific(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'Etc/GMT+8',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  const clock = `${of('hour')}:${of('minute')}:${of('second')}`;
  return `${of('weekday')}, ${of('day')}-${of('month')}-${of('year')} ${clock} PST`;
}

export const tokenMissing = (): GraphError =>
  new GraphError({ code: 104, message: 'An access token is required to request this resource.' });

export const tokenUnreadable = (): GraphError =>
  new GraphError({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token' });

export const tokenExpired = (expiredAt: Date, now: Date): GraphError =>
  new GraphError({
    code: 190,
    subcode: 463,
    message: `Error validating access token: Session has expired on ${pacific(expiredAt)}. The current time is ${pacific(now)}.`,
  });

const DEATHS: Record<number, string> = {
  458: 'The user has not authorized application.',
  459: 'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  464: 'The user is not a confirmed user. Sessions for unconfirmed users are not allowed.',
  467: 'This may be because the user logged out or may be due to a system error.',
  492: 'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
};

export const DEFAULT_DEATH = 460;

export const tokenRevoked = (subcode: number): GraphError =>
  new GraphError({
    code: 190,
    subcode,
    message: `Error validating access token: ${DEATHS[subcode] ?? 'The session is invalid.'}`,
  });
