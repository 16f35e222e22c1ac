import { type Platform, platformSchema } from '@/lib/contracts/platform';
import { connectionFailure, mayAskForLess } from '@/lib/domain/accounts/connection-failure';
import { finishConnection } from '@/lib/domain/accounts/finish-connection';
import { takePending } from '@/lib/domain/accounts/pending-connection';
import { startConnection } from '@/lib/domain/accounts/start-connection';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { routes } from '@/lib/foundation/routes';
import { memberContext } from '../auth/context-of';
import { redirectTo, wantsPage } from '../http/redirect-to';
import type { GivenUser } from '../http/with-user';

/** Takes a person back from the network to the business's accounts page, with what came of it, or to choose first. */
export async function completeConnection({ request, route, session }: GivenUser): Promise<Response> {
  const platform = platformSchema.safeParse((await route.params).platform);
  if (!platform.success) throw new AppError('not_found', 'There is no such network. Check the address.');
  try {
    return await complete({ request, route, session }, platform.data);
  } catch (error) {
    const [first] = session.memberships;
    if (!(error instanceof AppError) || error.code !== 'invalid_input' || !first || !wantsPage(request)) throw error;
    return redirectTo(routes.accounts(first.slug, { error: 'invalid_state', platform: platform.data }));
  }
}

async function complete({ request, session }: GivenUser, platform: Platform): Promise<Response> {
  const url = new URL(request.url);
  const now = new Date();
  const { sessionId, user } = session;
  const pending = await takePending(url.searchParams.get('state'), { platform, userId: user.id, sessionId, now });
  const ctx = memberContext(session, pending.businessId, now);
  if (!ctx) throw new AppError('not_found', 'You no longer belong to the business that this connection was for.');
  try {
    const finished = await finishConnection(ctx, pending, url);
    if (finished.kind === 'choice') return redirectTo(routes.chooseAccounts(ctx.business.slug, finished.choiceId));
    return redirectTo(routes.connected(ctx.business.slug, platform, finished.isLimited));
  } catch (error) {
    if (mayAskForLess(error, pending)) {
      return redirectTo((await startConnection(ctx, { platform, sessionId, as: pending.as, least: true })).href);
    }
    const code = connectionFailure(error);
    if (code === null) throw error;
    logger().warn({ err: error, platform, businessId: ctx.business.id }, 'connection failed');
    return redirectTo(routes.accounts(ctx.business.slug, { error: code, platform }));
  }
}
