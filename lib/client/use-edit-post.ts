'use client';
import { useReducer, useState } from 'react';
import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import type { ScheduledPostDetail, UpdateScheduledPost } from '@/lib/contracts/scheduled-posts';
import { asApiProblem } from './api-problem';
import { type CompositionChange, changeComposition } from './change-composition';
import { changeScheduledPost } from './change-scheduled-post';
import { checkComposition } from './check-composition';
import { type Composition, emptyComposition } from './composition';
import { type PlacedProblem, placeProblem } from './placed-problem';
import { useAltTexts } from './use-alt-texts';
import { useMediaUploads } from './use-media-uploads';

export interface EditedPost {
  post: ScheduledPostDetail;
  account: Account;
  media: readonly MediaItem[];
  /** The files that its options name. */
  attached: readonly MediaItem[];
}

/** A post of one account as a composition, so that all that reads a composition reads it. */
export const compositionOf = ({ post, media, attached }: EditedPost): Composition => ({
  ...emptyComposition([post.accountId]),
  content: post.content,
  media: [...media],
  options: post.options,
  attached: [...attached],
});

/** What an edit changes; what was left as it is stays out, for new options renew all that follows the post. */
function changesOf(composition: Composition, post: ScheduledPostDetail): UpdateScheduledPost {
  const isSame = JSON.stringify(composition.options) === JSON.stringify(post.options);
  return { content: composition.content, ...(isSame ? {} : { options: composition.options }) };
}

/** Rewrites a post that still waits: the composer's composition, for one account. */
export function useEditPost(businessId: string, edited: EditedPost) {
  const { post, account } = edited;
  const [composition, dispatch] = useReducer(changeComposition, edited, compositionOf);
  const [isSaving, setIsSaving] = useState(false);
  const [refusals, setRefusals] = useState<PlacedProblem[]>([]);
  const saveAltTexts = useAltTexts(businessId);
  const change = (step: CompositionChange) => {
    setRefusals([]);
    dispatch(step);
  };
  const uploads = useMediaUploads(businessId, (item, place) => change({ type: 'mediaAdded', item, place }));
  const { problems, notes } = checkComposition(composition, [account]);

  /** @returns whether the server took it. */
  const save = async (): Promise<boolean> => {
    setIsSaving(true);
    try {
      await saveAltTexts(composition.attached.filter(({ id }) => edited.attached.every((each) => each.id !== id)));
      await changeScheduledPost(businessId, post.id, changesOf(composition, post));
      return true;
    } catch (error) {
      const { errors, message } = asApiProblem(error);
      const found = errors.length > 0 ? errors : [{ path: '', code: 'refused', message }];
      setRefusals(found.map((problem) => placeProblem(problem, [post.accountId])));
      return false;
    } finally {
      setIsSaving(false);
    }
  };

  const isBusy = uploads.uploads.some(({ message }) => message === null);
  return {
    composition,
    dispatch: change,
    problems: [...problems, ...refusals],
    notes,
    uploads,
    isSaving,
    canSave: problems.length === 0 && !isBusy,
    save,
  };
}
