import { pool } from '@/lib/data/db/pool';
import { vault } from '@/lib/data/vault';
import { tokenContext } from '@/lib/domain/accounts/token-context';
import { newId } from '@/lib/foundation/ids';
import { DAY, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness } from '@/prisma/factories';
import type { FakeAccount } from './fakes-with-posts';

/** An account of a fake, connected to a business of its own, with every post of it published and due. */
export async function seedAccount({ platform, posts, token, ...account }: FakeAccount): Promise<void> {
  const business = await createBusiness();
  const id = newId('acc');
  const accessTokenSealed = vault().seal(token, tokenContext(id, 'access'));
  await createAccount(business, platform, {
    id,
    ...account,
    accessTokenSealed,
    tokenExpiresAt: plus(new Date(), 50 * DAY),
  });
  await pool().query(
    `WITH published AS (
       INSERT INTO published_posts (id, business_id, account_id, platform, platform_post_id, excerpt, published_at)
       SELECT $1 || '_' || n, $2, $1, $3::platform, post.id, 'A post', post.at::timestamptz
       FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS post (id, at, n)
       RETURNING id, published_at
     )
     INSERT INTO metric_watches (published_post_id, business_id, account_id, published_at, due_at)
     SELECT id, $2, $1, published_at, now() FROM published`,
    [id, business.id, platform, posts.map((post) => post.id), posts.map((post) => post.createdAt)],
  );
}
