import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

export interface MailFacts {
  account: Pick<Account, 'displayName' | 'platform' | 'warning'>;
  owner: string;
  business: { name: string; timeZone: string };
  /** Where the account is connected again. */
  href: string;
}

/** What an owner is told about an account that has to be connected again: by when, and which posts hang on it. Pure. */
export function accountMail({ account, owner, business, href }: MailFacts): { subject: string; text: string } {
  const { displayName, platform, warning } = account;
  const name = `${displayName} on ${PLATFORM_NAMES[platform]}`;
  const on = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: business.timeZone });
  const at = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: business.timeZone });
  const end = warning?.endsAt ? on.format(new Date(warning.endsAt)) : null;
  const posts = warning?.firstPosts ?? [];
  const count = warning?.postsAtRisk ?? 0;
  const more = count - posts.length;
  const subject = end ? `Reconnect ${name} by ${end}` : `${name} has to be reconnected`;
  const risk = [
    end ? `${plural(count)} planned for after that:` : `${plural(count)} held until then:`,
    ...posts.map(({ excerpt, scheduledAt }) => `  - ${at.format(new Date(scheduledAt))}: ${excerpt || '(no text)'}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ];
  const text = [
    `Hello ${owner},`,
    '',
    end
      ? `${name} (${business.name}) stops posting on ${end} unless somebody connects it again.`
      : `${name} (${business.name}) no longer lets us post. Nothing is lost: its posts wait until it is connected again.`,
    '',
    ...(count > 0 ? risk : []),
    `Reconnect it here: ${href}`,
    '',
    `Times are those of ${business.timeZone}.`,
  ];
  return { subject, text: text.join('\n') };
}

const plural = (count: number): string => (count === 1 ? '1 post is' : `${count} posts are`);
