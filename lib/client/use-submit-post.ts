'use client';
import { useRef, useState } from 'react';
import type { Publish, PublishResponse, SchedulePost } from '@/lib/contracts/publish';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { newIdempotencyKey } from './new-idempotency-key';

const answer = trusted<PublishResponse>();

/** A request that never got an answer may have been heard: only then is the key used again for the same body. */
const mayHaveBeenHeard = (problem: ApiProblem): boolean => problem.status === 0 || problem.status >= 500;

/** Sends a composition once: a repeated press after a lost answer carries the same key and cannot post twice. */
export function useSubmitPost() {
  const [submitting, setSubmitting] = useState<'publish' | 'schedule' | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const open = useRef<{ fingerprint: string; key: string } | null>(null);

  const submit = async (body: Publish | SchedulePost): Promise<PublishResponse['data'] | null> => {
    const isScheduled = 'scheduledAt' in body;
    const fingerprint = JSON.stringify(body);
    if (open.current?.fingerprint !== fingerprint) open.current = { fingerprint, key: newIdempotencyKey() };
    setSubmitting(isScheduled ? 'schedule' : 'publish');
    setProblem(null);
    try {
      const path = isScheduled ? '/api/v2/scheduled-posts' : '/api/v2/publish';
      const { data } = await request(path, answer, { method: 'POST', body, idempotencyKey: open.current.key });
      open.current = null;
      return data;
    } catch (error) {
      const refusal = asApiProblem(error);
      if (!mayHaveBeenHeard(refusal)) open.current = null;
      setProblem(refusal);
      return null;
    } finally {
      setSubmitting(null);
    }
  };
  return { submit, submitting, problem, clearProblem: () => setProblem(null) };
}
