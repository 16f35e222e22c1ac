/** What every text-like control wears. 16px text on phones keeps iOS from zooming into the field. */
export const controlClasses = [
  'w-full rounded-md border border-control bg-surface text-lg text-foreground shadow-xs sm:text-base',
  'transition-[border-color] duration-100 hover:border-muted',
  'focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring',
  'aria-invalid:border-danger data-invalid:border-danger',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted',
].join(' ');
