'use client';
import { useEffect, useState } from 'react';

/** Where a plain click would lead within this tab; null for every other click. */
function destinationOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin) return null;
  return link.pathname + link.search === location.pathname + location.search ? null : link.href;
}

/**
 * While something is not saved, a link or the way back asks first, and closing the tab asks in the browser's words.
 * Single keys of the page fall silent where `data-unsaved` stands. `follow` goes to an address.
 */
export function useLeaveGuard(isUnsaved: boolean, follow: (href: string) => void) {
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const [mayLeave, setMayLeave] = useState(false);
  const isOn = isUnsaved && !mayLeave;

  useEffect(() => {
    if (!isOn) return;
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    const onClick = (event: MouseEvent) => {
      const href = destinationOf(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave(() => () => follow(href));
    };
    document.addEventListener('click', onClick, { capture: true, signal });
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable) return;
      const { key } = event.destination;
      event.preventDefault();
      setLeave(() => () => window.navigation.traverseTo(key));
    };
    if ('navigation' in window) window.navigation.addEventListener('navigate', onNavigate, { signal });
    return () => listening.abort();
  }, [isOn, follow]);

  // The way is taken once nothing listens any more.
  useEffect(() => {
    if (mayLeave) leave?.();
  }, [mayLeave, leave]);

  return { isAsking: leave !== null && !mayLeave, stay: () => setLeave(null), go: () => setMayLeave(true) };
}
