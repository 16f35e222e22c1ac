'use client';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { SwitchField } from '@/components/ui/switch-field';
import { PLACEMENTS } from '@/lib/client/option-words';
import { writeOptions } from '@/lib/client/write-options';
import { CollaboratorsField } from './collaborators-field';
import { CoverField } from './cover-field';
import type { OptionPanelProps } from './option-panel';

/** Where a post stands on Instagram, what covers its video, and who stands beside the account. */
export function InstagramPanel(props: OptionPanelProps) {
  const { options, onWrite, media } = props;
  const { placement = 'feed', shareToFeed = true } = options.instagram ?? {};
  const video = media.find(({ kind }) => kind === 'video');
  return (
    <>
      <ChoiceGroup
        legend="Placement"
        choices={PLACEMENTS}
        value={placement}
        onChange={(next) =>
          onWrite(writeOptions(options, 'instagram', { placement: next === 'feed' ? undefined : next }))
        }
        className="sm:grid-cols-3"
      />
      {placement === 'reel' && (
        <SwitchField
          label="In the profile’s feed as well"
          hint="Otherwise it stands under Reels alone."
          checked={shareToFeed}
          onChange={(on) => onWrite(writeOptions(options, 'instagram', { shareToFeed: on ? undefined : false }))}
        />
      )}
      {video && placement !== 'story' && <CoverField {...props} video={video} />}
      {placement !== 'story' && <CollaboratorsField {...props} />}
    </>
  );
}
