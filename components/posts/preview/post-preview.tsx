import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { FeedPreview } from './feed-preview';
import { FullScreenPreview } from './full-screen-preview';
import { PreviewComment } from './preview-comment';
import type { PreviewProps } from './preview-props';
import { ThreadPreview } from './thread-preview';

/** About how a post will stand on its network: order, crop and name, without pretending to be its page. */
export function PostPreview(props: PreviewProps) {
  const { account, options } = props;
  return (
    <article
      aria-label={`Preview for ${PLATFORM_NAMES[account.platform]}`}
      className="overflow-hidden rounded-lg border bg-surface"
    >
      <Body {...props} />
      {options.firstComment && <PreviewComment account={account} text={options.firstComment} />}
    </article>
  );
}

function Body(props: PreviewProps) {
  const { account, options } = props;
  const placement = options.instagram?.placement ?? options.facebook?.placement ?? 'feed';
  if (placement !== 'feed') return <FullScreenPreview {...props} placement={placement} />;
  if (account.platform === 'x' && options.x?.thread) return <ThreadPreview {...props} thread={options.x.thread} />;
  return <FeedPreview {...props} />;
}
