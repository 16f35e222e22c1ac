const count = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

const difference = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });

/** `12,345`, and one digit of what is not whole. */
export const countText = (value: number): string => count.format(value);
/** `12.3K`, for an axis. */
export const compactText = (value: number): string => compact.format(value);
/** What stands beside an axis: short where that still tells its steps apart. */
export function tickTexts(ticks: readonly number[]): string[] {
  const short = ticks.map(compactText);
  return new Set(short).size === short.length ? short : ticks.map(countText);
}
/** `3.25%` of a share of 0.0325. */
export const percentText = (share: number): string => percent.format(share);
/** `+12.5%`, `-3%`, or `0%`, of a change of 0.125. */
export const changeText = (change: number): string => signed.format(change);

/** `+1,250`, `-3`, or `0`. */
export const differenceText = (change: number): string => difference.format(change);

/** What a number rests on: `18 of 20 posts have reach`. */
export function coverageText(known: number, posts: number, what: string): string {
  if (posts === 0) return 'No posts';
  if (known === 0)
    return posts === 1 ? `The post has no ${what} yet` : `None of ${countText(posts)} posts has ${what} yet`;
  if (posts === 1) return `The post has ${what}`;
  if (known === posts) return `All ${countText(posts)} posts have ${what}`;
  return `${countText(known)} of ${countText(posts)} posts ${known === 1 ? 'has' : 'have'} ${what}`;
}
