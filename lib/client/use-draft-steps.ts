'use client';
import { useState } from 'react';
import type { Draft, ScheduleDraft } from '@/lib/contracts/post-drafts';
import { type ApiProblem, asApiProblem } from './api-problem';
import { deleteDraft, queueDraft, returnDraft, stepDraft } from './change-draft';

type Deciding = 'approve' | 'schedule' | 'return' | 'submit' | 'withdraw' | 'delete';
export type DraftTime = Pick<ScheduleDraft, 'now' | 'scheduledAt'>;

/** What can be done with a draft, of the version that is shown. Each answers whether it was done; `onTried`: read it anew. */
export function useDraftSteps(businessId: string, { id, version }: Draft, onTried: () => void) {
  const [busy, setBusy] = useState<Deciding | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const take = async (step: Deciding, work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(step);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(asApiProblem(error));
      return false;
    } finally {
      setBusy(null);
      if (step !== 'delete') onTried();
    }
  };
  return {
    busy,
    problem,
    clearProblem: () => setProblem(null),
    queue: (verb: 'approve' | 'schedule', time: DraftTime) =>
      take(verb, () => queueDraft(businessId, id, verb, { version, ...time })),
    giveBack: (comment: string) => take('return', () => returnDraft(businessId, id, { version, comment })),
    step: (verb: 'submit' | 'withdraw') => take(verb, () => stepDraft(businessId, id, verb, version)),
    remove: () => take('delete', () => deleteDraft(businessId, id)),
  };
}

export type DraftSteps = ReturnType<typeof useDraftSteps>;
