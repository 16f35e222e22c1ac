'use client';
import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'single-key-shortcuts';
const CHANGED = 'single-key-shortcuts-changed';

/** Single-key shortcuts are on until this browser turns them off. */
export const singleKeysAreOn = (): boolean => localStorage.getItem(STORAGE_KEY) !== 'off';

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onChange);
  };
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysAreOn, () => true);
