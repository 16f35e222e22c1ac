'use client';
import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { singleKeysAreOn } from './single-key-setting';

type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** Stands where leaving would lose work. */
const UNSAVED = '[data-unsaved]';

/** A key belongs to the page only when nobody is typing, no layer lies above it, and leaving would lose nothing. */
function belongsToPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : null;
  return !target?.closest(TYPING) && document.querySelector(`${LAYERS}, ${UNSAVED}`) === null;
}

/** Single keys and sequences (`c`, `g d`) of the page, in tinykeys' notation; silent where a person has turned them off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const names = Object.keys(shortcuts).sort().join('|');
  useEffect(() => {
    const guarded: Shortcuts = {};
    for (const name of names.split('|')) {
      guarded[name] = (event) => {
        if (!singleKeysAreOn() || !belongsToPage(event)) return;
        event.preventDefault();
        latest.current[name]?.(event);
      };
    }
    return tinykeys(window, guarded);
  }, [names]);
}
