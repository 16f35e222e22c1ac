import type { World } from '../world';

/** Prices in thousandths of a dollar, per request or per resource returned. */
export const PRICES = {
  postCreate: 15,
  postCreateWithUrl: 200,
  postDelete: 10,
  postRead: 5,
  userRead: 10,
  mediaMetadata: 5,
} as const;

type Item = keyof typeof PRICES;
type Bill = Partial<Record<Item, number>>;

const COLLECTION = 'x-billing';

/** Charges `count` units. */
export async function charge(world: World, item: Item, count = 1): Promise<void> {
  await world.store.update<Bill>(COLLECTION, 'bill', (bill) => ({ ...bill, [item]: (bill?.[item] ?? 0) + count }));
}

/** Charges the resources read, each once a UTC day. */
export async function chargeReads(world: World, item: 'postRead' | 'userRead', ids: readonly string[]): Promise<void> {
  const day = world.now().toISOString().slice(0, 10);
  let fresh = 0;
  await world.store.update<{ ids: string[] }>(COLLECTION, `${item}/${day}`, (seen) => {
    const known = new Set(seen?.ids);
    fresh = ids.filter((id) => !known.has(id)).length;
    return { ids: [...new Set([...known, ...ids])] };
  });
  if (fresh > 0) await charge(world, item, fresh);
}

/** What the app has spent since the last reset. */
export async function bill(world: World): Promise<{ totalUsd: number; items: Record<string, object> }> {
  const counts = (await world.store.get<Bill>(COLLECTION, 'bill')) ?? {};
  const items = (Object.keys(PRICES) as Item[]).map((item) => ({
    item,
    count: counts[item] ?? 0,
    millidollars: (counts[item] ?? 0) * PRICES[item],
  }));
  return {
    totalUsd: items.reduce((sum, { millidollars }) => sum + millidollars, 0) / 1_000,
    items: Object.fromEntries(
      items.map(({ item, count, millidollars }) => [item, { count, usd: millidollars / 1_000 }]),
    ),
  };
}
