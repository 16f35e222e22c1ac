import { json } from '../json';
import type { Call } from '../routes';
import { asUser, type Endpoint } from './access';
import { chargeReads } from './billing';
import { invalidRequest } from './problems';
import { queryProblems, USER_QUERY } from './query';

const ME: Endpoint = { name: 'users-me', limit: 75, scopes: ['users.read', 'tweet.read'], operation: 'read' };

/** GET /2/users/me: id, name and username, and what `user.fields` asks for. */
export const me = (call: Call): Promise<Response> =>
  asUser(call, ME, async (user) => {
    const problems = queryProblems(call.url.searchParams, USER_QUERY);
    if (problems.length > 0) return invalidRequest(problems);
    const wanted = (call.url.searchParams.get('user.fields') ?? '').split(',');
    const more: Record<string, unknown> = {
      subscription_type: user.subscriptionType,
      profile_image_url: `${call.origin}/x/avatar/${user.id}`,
      description: user.description,
      verified: user.subscriptionType === 'Premium',
      public_metrics: { followers_count: user.followers, following_count: 180, tweet_count: 412, listed_count: 9 },
    };
    const chosen = Object.entries(more).filter(([name]) => wanted.includes(name));
    await chargeReads(call.world, 'userRead', [user.id]);
    return json({ data: { id: user.id, name: user.name, username: user.username, ...Object.fromEntries(chosen) } });
  });
