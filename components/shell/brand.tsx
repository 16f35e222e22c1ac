import { cn } from '@/components/ui/cn';

/** The mark: three bars that grow, the last one sent off. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      role="img"
      aria-label="AI Growth Manager"
      className={cn('size-7 text-accent', className)}
      fill="none"
    >
      <rect width="24" height="24" rx="6.5" fill="currentColor" />
      <path d="M6.5 17v-3.5M11 17v-6M15.5 17V8.5" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
      <circle cx="18.4" cy="5.6" r="1.6" fill="#fff" />
    </svg>
  );
}
