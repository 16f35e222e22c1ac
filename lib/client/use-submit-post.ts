'use client';
import { useRef, useState } from 'react';
import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import type { Recurrence, RecurrenceResponse } from '@/lib/contracts/recurrences';
import type { When } from '@/lib/contracts/when';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request } from './fetcher';
import { newIdempotencyKey } from './new-idempotency-key';

/** What the server made of a composition. */
export type Sent =
  | { kind: 'posts'; deliveries: PublishResponse['data']; isScheduled: boolean }
  | { kind: 'series'; series: Recurrence };

/** What is asked for, by when it shall go out, and how its answer is read. */
function requestFor(body: Publish, when: When) {
  switch (when.kind) {
    case 'now':
      return { path: '/api/v2/publish', body, read: posts(false) };
    case 'at':
      return {
        path: '/api/v2/scheduled-posts',
        body: { ...body, scheduledAt: when.scheduledAt },
        read: posts(true),
      };
    case 'nextSlot':
      return { path: '/api/v2/scheduled-posts', body: { ...body, slot: 'next' }, read: posts(true) };
    case 'repeat':
      return { path: '/api/v2/recurrences', body: { ...body, rule: when.rule }, read: series };
  }
}

const posts =
  (isScheduled: boolean) =>
  (answer: unknown): Sent => ({ kind: 'posts', deliveries: (answer as PublishResponse).data, isScheduled });
const series = (answer: unknown): Sent => ({ kind: 'series', series: (answer as RecurrenceResponse).data });

/** A request that never got an answer may have been heard: only then is the key used again for the same body. */
const mayHaveBeenHeard = (problem: ApiProblem): boolean => problem.status === 0 || problem.status >= 500;

/** Sends a composition once: a repeated press after a lost answer carries the same key and cannot post twice. */
export function useSubmitPost() {
  const [submitting, setSubmitting] = useState<'publish' | 'schedule' | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const open = useRef<{ fingerprint: string; key: string } | null>(null);

  const submit = async (composed: Publish, when: When): Promise<Sent | null> => {
    const { path, body, read } = requestFor(composed, when);
    const fingerprint = JSON.stringify(body);
    if (open.current?.fingerprint !== fingerprint) open.current = { fingerprint, key: newIdempotencyKey() };
    setSubmitting(when.kind === 'now' ? 'publish' : 'schedule');
    setProblem(null);
    try {
      const options = { method: 'POST', body, idempotencyKey: open.current.key } as const;
      const sent = await request(path, { parse: read }, options);
      open.current = null;
      return sent;
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
