import { z } from 'zod';
import { platformSchema } from '@/lib/contracts/platform';
import { startConnection } from '@/lib/domain/accounts/start-connection';
import { AppError } from '@/lib/foundation/errors';
import { routes } from '@/lib/foundation/routes';
import { memberContext } from '../auth/context-of';
import { redirectTo, wantsPage } from '../http/redirect-to';
import type { GivenUser } from '../http/with-user';

/** Anything else asks for what the network gives by itself. */
const kindSchema = z.enum(['person', 'page']).nullable().catch(null);

/** Sends a member to the network's page; what keeps them from it is said on the business's accounts page. */
export async function beginConnection({ request, route, session }: GivenUser): Promise<Response> {
  const platform = platformSchema.safeParse((await route.params).platform);
  if (!platform.success) throw new AppError('not_found', 'There is no such network. Check the address.');
  const business = new URL(request.url).searchParams.get('business') ?? '';
  const ctx = memberContext(session, business, new Date());
  if (!ctx) throw new AppError('not_found', `You have no business "${business}". Name one of yours as ?business=.`);
  try {
    const as = kindSchema.parse(new URL(request.url).searchParams.get('as'));
    const url = await startConnection(ctx, {
      platform: platform.data,
      sessionId: session.sessionId,
      ...(as && { as }),
    });
    return redirectTo(url.href);
  } catch (error) {
    if (!(error instanceof AppError) || !wantsPage(request)) throw error;
    return redirectTo(routes.accounts(ctx.business.slug, { error: codeOf(error), platform: platform.data }));
  }
}

const codeOf = ({ code }: AppError): string => (code === 'unavailable' ? 'not_configured' : code);
