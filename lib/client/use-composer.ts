'use client';
import { useState } from 'react';
import type { Account } from '@/lib/contracts/accounts';
import type { Draft } from '@/lib/contracts/post-drafts';
import type { When } from '@/lib/contracts/when';
import { asApiProblem } from './api-problem';
import type { CompositionChange } from './change-composition';
import { checkComposition } from './check-composition';
import { type Composition, isBlank, toPublish } from './composition';
import { NO_PLACE, type PlacedProblem, placeProblem } from './placed-problem';
import { useAltTexts } from './use-alt-texts';
import { useMediaUploads } from './use-media-uploads';
import { useSavedComposition } from './use-saved-composition';
import { useSubmitPost } from './use-submit-post';

/** A draft that is written on, and what it says. */
export interface OpenedDraft {
  draft: Draft;
  composition: Composition;
}

const formProblem = (message: string): PlacedProblem => ({ ...NO_PLACE, field: 'form', message });

/** A composition on its way: what it says, what is wrong with it, and sending it. Nothing typed is lost by a refusal. */
export function useComposer(businessId: string, accounts: Account[], opened: OpenedDraft | null) {
  const usable = accounts.filter((account) => account.status === 'connected').map((account) => account.id);
  const [place] = useState(opened ? `${businessId}:${opened.draft.id}:${opened.draft.version}` : businessId);
  const { composition, dispatch, saveState, wasRestored, clear } = useSavedComposition(
    place,
    usable,
    opened?.composition ?? null,
  );
  const submission = useSubmitPost();
  const [wasTried, setWasTried] = useState(false);
  const [altProblem, setAltProblem] = useState<string | null>(null);
  const saveAltTexts = useAltTexts(businessId);

  const change = (step: CompositionChange) => {
    submission.clearProblem();
    dispatch(step);
  };
  const uploads = useMediaUploads(businessId, (item, place) => change({ type: 'mediaAdded', item, place }));

  const chosen = composition.accountIds.flatMap((id) => accounts.find((account) => account.id === id) ?? []);
  const { problems: local, notes } = checkComposition(composition, accounts);
  const refusal = submission.problem;
  const fromServer = refusal ? refusal.errors.map((error) => placeProblem(error, composition.accountIds)) : [];
  const general = refusal && refusal.errors.length === 0 ? [formProblem(refusal.message)] : [];
  const alt = altProblem ? [formProblem(altProblem)] : [];
  const isUntouched = isBlank(composition) && !wasTried;

  /** @returns whether every picture's description reached the server. */
  const saveDescriptions = async (): Promise<boolean> => {
    try {
      await saveAltTexts([...composition.media, ...composition.attached]);
      setAltProblem(null);
      return true;
    } catch (error) {
      setAltProblem(`The alt texts could not be saved, so nothing was sent. ${asApiProblem(error).message}`);
      return false;
    }
  };

  const isReady = (): boolean => {
    setWasTried(true);
    return local.length === 0 && uploads.uploads.every((upload) => upload.message !== null);
  };

  const send = async (when: When) => {
    if (!isReady() || !(await saveDescriptions())) return null;
    const sent = await submission.submit(toPublish(composition, businessId), when);
    if (sent) {
      clear();
      setWasTried(false);
    }
    return sent;
  };

  return {
    composition,
    dispatch: change,
    chosen,
    problems: isUntouched ? [] : [...(wasTried || chosen.length > 0 ? local : []), ...fromServer, ...general, ...alt],
    notes: isUntouched ? [] : notes,
    uploads,
    saveState,
    wasRestored,
    discard: clear,
    submitting: submission.submitting,
    isReady,
    saveDescriptions,
    send,
  };
}
