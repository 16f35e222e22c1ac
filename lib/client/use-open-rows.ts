'use client';
import { useCallback, useState } from 'react';
import type { OptionAbout } from './describe-options';

/** Which rows of options stand open. */
export function useOpenRows() {
  const [open, setOpen] = useState<ReadonlySet<OptionAbout>>(new Set());
  const change = useCallback((about: OptionAbout, isOpen: boolean) => {
    setOpen((current) => new Set(isOpen ? [...current, about] : [...current].filter((each) => each !== about)));
  }, []);
  return { open, change };
}
