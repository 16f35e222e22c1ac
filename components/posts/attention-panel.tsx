'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { attentionWords, isInDoubt } from '@/lib/client/attention-words';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { AdoptForm } from './adopt-form';
import { AttentionEvidence } from './attention-evidence';
import { SendAgainActions } from './send-again-actions';

interface AttentionPanelProps {
  post: ScheduledPostDetail;
  business: { id: string; timeZone: string };
  onSettled: () => void;
}

/** What only a person can decide: the evidence, and one button for each answer. */
export function AttentionPanel({ post, business, onSettled }: AttentionPanelProps) {
  const words = attentionWords(post);
  if (!words) return null;
  return (
    <Card aria-labelledby="attention" className="border-warning-text/40">
      <CardHeader id="attention" title={words.title} />
      <CardBody className="flex flex-col gap-5">
        <p className="max-w-prose">{words.advice}</p>
        {isInDoubt(post) && <AttentionEvidence post={post} zone={business.timeZone} />}
        {words.mayBeLive && <AdoptForm post={post} businessId={business.id} onSettled={onSettled} />}
        <SendAgainActions post={post} business={business} mayBeLive={words.mayBeLive} onSettled={onSettled} />
      </CardBody>
    </Card>
  );
}
