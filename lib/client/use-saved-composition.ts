'use client';
import { useEffect, useReducer, useRef, useState } from 'react';
import { changeComposition } from './change-composition';
import { type Composition, emptyComposition, isBlank } from './composition';

const storageKey = (place: string): string => `composition:${place}`;

export type SaveState = 'nothing' | 'saved' | 'failed';

type Stored = Pick<Composition, 'accountIds' | 'content' | 'media' | 'overrides'> & Partial<Composition>;

/** What a draft has had from the beginning; what came later is missing in an old one. */
function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { accountIds, content, media, overrides } = value as Record<string, unknown>;
  return (
    Array.isArray(accountIds) &&
    typeof content === 'string' &&
    Array.isArray(media) &&
    typeof overrides === 'object' &&
    overrides !== null
  );
}

/** What was typed before, or null; a browser that forbids storage counts as having none. */
function readSaved(place: string): Composition | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey(place)) ?? 'null');
    return isStored(value) ? { ...emptyComposition(), ...value } : null;
  } catch (error) {
    console.warn('The saved draft could not be read.', error);
    return null;
  }
}

function save(place: string, composition: Composition): SaveState {
  try {
    if (isBlank(composition)) localStorage.removeItem(storageKey(place));
    else localStorage.setItem(storageKey(place), JSON.stringify(composition));
    return isBlank(composition) ? 'nothing' : 'saved';
  } catch (error) {
    console.warn('The draft could not be saved.', error);
    return 'failed';
  }
}

/** Nobody posts to several accounts by accident: only a single account is chosen beforehand. */
const blankFor = (accountIds: string[]): Composition => emptyComposition(accountIds.length === 1 ? accountIds : []);

/**
 * A composition that outlives the tab: kept in this browser with each change, until it was sent, saved or discarded. `place`
 * keeps it apart from others; one that was opened begins with its own words.
 */
export function useSavedComposition(place: string, knownAccountIds: string[], opened: Composition | null) {
  const [composition, dispatch] = useReducer(changeComposition, opened ?? blankFor(knownAccountIds));
  const [saveState, setSaveState] = useState<SaveState>('nothing');
  const [wasRestored, setWasRestored] = useState(false);
  const known = useRef(knownAccountIds);
  const stored = useRef(composition);

  useEffect(() => {
    const saved = readSaved(place);
    if (!saved) return;
    const accountIds = saved.accountIds.filter((id) => known.current.includes(id));
    dispatch({ type: 'replaced', composition: { ...saved, accountIds } });
    setWasRestored(true);
  }, [place]);

  useEffect(() => {
    if (stored.current === composition) return;
    stored.current = composition;
    setSaveState(save(place, composition));
  }, [place, composition]);

  const clear = () => {
    const beginning = opened ?? blankFor(known.current);
    // Stored here and not by the effect: a form that was just sent is gone before its effects run.
    setSaveState(save(place, emptyComposition()));
    stored.current = beginning;
    dispatch({ type: 'replaced', composition: beginning });
    setWasRestored(false);
  };
  return { composition, dispatch, saveState, wasRestored, clear };
}
