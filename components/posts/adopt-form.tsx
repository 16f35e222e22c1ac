'use client';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { adoptPost } from '@/lib/client/settle-post';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

interface AdoptFormProps {
  post: ScheduledPostDetail;
  businessId: string;
  onSettled: () => void;
}

/** "It is live": with the post's link, which its network is asked about wherever this connection can read. */
export function AdoptForm({ post, businessId, onSettled }: AdoptFormProps) {
  const [reference, setReference] = useState(post.candidates[0]?.permalink ?? '');
  const [isAdopting, setIsAdopting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const network = PLATFORM_NAMES[post.platform];

  const adopt = async (event: FormEvent) => {
    event.preventDefault();
    setIsAdopting(true);
    setRefusal(null);
    try {
      const { data } = await adoptPost(businessId, post.id, reference);
      const isRead = data.publication?.verifiedAt != null;
      showToast({
        title: 'The post is published.',
        description: isRead ? `${network} shows it.` : `On your word: ${network} could not be read.`,
        tone: 'success',
      });
      onSettled();
    } catch (error) {
      const problem = asApiProblem(error);
      setRefusal(problem.fieldMessage('reference') ?? problem.message);
      if (problem.code === 'conflict') onSettled();
    } finally {
      setIsAdopting(false);
    }
  };

  return (
    <form onSubmit={(event) => void adopt(event)} noValidate className="flex flex-col gap-3">
      <Field
        label={`Link to the post on ${network}`}
        hint="Optional. With it the receipt names the post, and its numbers are read."
        error={refusal}
      >
        <Input
          value={reference}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setReference(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" loading={isAdopting} className="self-start">
        {!isAdopting && <CircleCheck aria-hidden />}
        It is live: adopt
      </Button>
    </form>
  );
}
