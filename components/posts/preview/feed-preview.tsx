import { VISIBILITIES } from '@/lib/client/option-words';
import { LinkCard } from '../link-card';
import { PreviewByline } from './preview-byline';
import { PreviewMedia } from './preview-media';
import { PreviewPoll } from './preview-poll';
import type { PreviewProps } from './preview-props';
import { PreviewText } from './preview-text';

/** A post in a feed: words above what they are about, on Instagram beneath it. */
export function FeedPreview({ account, text, media, options, attached }: PreviewProps) {
  const { platform, username, displayName } = account;
  const { link, linkedin } = options;
  const hasCard = link && platform !== 'instagram' && media.length === 0 && !linkedin?.poll;
  const below = (
    <>
      {media.length > 0 && (
        <PreviewMedia media={media} isSquare={platform === 'instagram'} documentTitle={linkedin?.documentTitle} />
      )}
      {linkedin?.poll && <PreviewPoll poll={linkedin.poll} />}
      {hasCard && (
        <LinkCard
          link={link}
          thumbnail={attached.find(({ id }) => id === link.thumbnailMediaId) ?? null}
          className="border-t"
        />
      )}
    </>
  );
  const isSilent = text === '' && (linkedin?.poll !== undefined || media.length > 0);
  return (
    <>
      <PreviewByline account={account} remark={remarkOf({ options })} />
      {platform === 'instagram' ? (
        <>
          {media.length === 0 && (
            <p className="mx-4 mb-2 rounded-md bg-sunken py-12 text-center text-sm text-muted">No picture yet</p>
          )}
          {below}
          <PreviewText text={text} handle={username ?? displayName} className="pt-3" />
        </>
      ) : (
        <>
          {!isSilent && <PreviewText text={text} />}
          {below}
        </>
      )}
    </>
  );
}

function remarkOf({ options: { linkedin, x, instagram } }: Pick<PreviewProps, 'options'>): string | undefined {
  if (linkedin?.visibility === 'CONNECTIONS') return VISIBILITIES.CONNECTIONS.label;
  if (x?.paidPartnership) return 'Paid partnership';
  if (x?.madeWithAi) return 'Made with AI';
  const [first, ...others] = instagram?.collaborators ?? [];
  if (!first) return undefined;
  return others.length > 0 ? `with @${first} and ${others.length} more` : `with @${first}`;
}
