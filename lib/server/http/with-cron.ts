import { withSecret } from './with-secret';

/** A route that a host's scheduler calls; it shows CRON_SECRET as its bearer token. */
export const withCron = (handle: (request: Request) => Promise<Response>): ((request: Request) => Promise<Response>) =>
  withSecret('CRON_SECRET', handle);
