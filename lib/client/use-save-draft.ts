'use client';
import { useState } from 'react';
import type { Draft, UpdateDraft } from '@/lib/contracts/post-drafts';
import { type ApiProblem, asApiProblem } from './api-problem';
import { createDraft, stepDraft, updateDraft } from './change-draft';
import type { Composition } from './composition';
import { toDraft } from './draft-composition';

/** Keeps a composition on the server, as a draft of its own or as the one that was opened. */
export function useSaveDraft(businessId: string, opened: Draft | null) {
  const [draft, setDraft] = useState(opened);
  const [saving, setSaving] = useState<'save' | 'submit' | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const put = async (composition: Composition, time: Pick<UpdateDraft, 'scheduledAt'>): Promise<Draft> => {
    const body = { ...toDraft(composition, draft), ...time };
    const { data } = draft
      ? await updateDraft(businessId, draft.id, { ...body, version: draft.version })
      : await createDraft(businessId, { ...body, scheduledAt: time.scheduledAt ?? null });
    setDraft(data);
    return data;
  };

  const attempt = async (what: 'save' | 'submit', work: () => Promise<Draft>): Promise<Draft | null> => {
    setSaving(what);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      setProblem(asApiProblem(error));
      return null;
    } finally {
      setSaving(null);
    }
  };

  const save = (composition: Composition) => attempt('save', () => put(composition, {}));
  /** Saves and sends for review; `scheduledAt` null: whoever approves it says when. */
  const submit = (composition: Composition, scheduledAt: string | null) =>
    attempt('submit', async () => {
      const { id, version } = await put(composition, { scheduledAt });
      const { data } = await stepDraft(businessId, id, 'submit', version);
      return data;
    });
  return { draft, saving, problem, save, submit };
}
