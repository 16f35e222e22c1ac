'use client';
import { useState } from 'react';
import type { Slot } from '@/lib/contracts/slots';
import { asApiProblem } from './api-problem';
import { inOrder, isSameWeek, type PostingWeek, problemsIn, slotsIn, weekOf } from './posting-week';
import { saveSlots } from './save-slots';

interface Refusal {
  /** About all of it. */
  message: string | null;
  /** By the key of a time. */
  times: ReadonlyMap<number, string>;
}

const NOTHING: Refusal = { message: null, times: new Map() };

/** Puts the answer's `slots.3.time` beside the time that was sent fourth. */
function refusalOf(error: unknown, week: PostingWeek): Refusal {
  const { errors, message } = asApiProblem(error);
  const sent = inOrder(week);
  const times = new Map<number, string>();
  for (const { path, message: text } of errors) {
    const key = sent[Number(path.split('.')[1] ?? Number.NaN)]?.key;
    if (key !== undefined) times.set(key, text);
  }
  return { message: times.size > 0 ? null : message, times };
}

/** The posting times of an account while they are edited. */
export function usePostingWeek(businessId: string, accountId: string, initial: readonly Slot[]) {
  const [saved, setSaved] = useState(initial);
  const [week, setWeek] = useState(() => weekOf(initial));
  const [refusal, setRefusal] = useState(NOTHING);
  const [isSaving, setIsSaving] = useState(false);

  const change = (next: PostingWeek) => {
    setRefusal(NOTHING);
    setWeek(next);
  };
  /** @returns whether it is saved. */
  const save = async (): Promise<boolean> => {
    const found = problemsIn(week);
    setRefusal({ message: null, times: found });
    if (found.size > 0) return false;
    setIsSaving(true);
    try {
      const { data } = await saveSlots(businessId, accountId, slotsIn(week));
      setSaved(data.slots);
      setWeek(weekOf(data.slots));
      return true;
    } catch (error) {
      setRefusal(refusalOf(error, week));
      return false;
    } finally {
      setIsSaving(false);
    }
  };
  return {
    week,
    change,
    save,
    undo: () => change(weekOf(saved)),
    isSaving,
    isUnsaved: !isSameWeek(week, saved),
    problem: refusal.message,
    problems: refusal.times,
  };
}
