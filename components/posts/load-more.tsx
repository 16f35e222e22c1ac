'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

interface LoadMoreProps {
  loading: boolean;
  onLoad: () => void;
}

/** Loads the next page when it comes near the window; the button does the same by key. */
export function LoadMore({ loading, onLoad }: LoadMoreProps) {
  const row = useRef<HTMLDivElement>(null);
  const load = useRef(onLoad);
  useEffect(() => {
    load.current = onLoad;
  });
  useEffect(() => {
    if (loading || !row.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      rootMargin: '400px',
    });
    observer.observe(row.current);
    return () => observer.disconnect();
  }, [loading]);
  return (
    <div ref={row} className="flex justify-center py-4">
      <Button loading={loading} onClick={onLoad}>
        {loading ? 'Loading more…' : 'Load more'}
      </Button>
    </div>
  );
}
