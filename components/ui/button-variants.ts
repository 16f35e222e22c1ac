import { cva } from 'class-variance-authority';

/** The looks of a button, apart from its element, so that a link may wear them too. */
export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:cursor-not-allowed disabled:opacity-55 data-disabled:cursor-not-allowed data-disabled:opacity-55',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-foreground shadow-xs hover:bg-accent-hover',
        secondary:
          'border border-control/60 bg-surface text-foreground shadow-xs hover:bg-hover data-popup-open:bg-hover',
        ghost:
          'text-muted hover:bg-hover hover:text-foreground data-popup-open:bg-hover data-popup-open:text-foreground',
        danger: 'bg-danger text-danger-foreground shadow-xs hover:bg-danger-hover',
        link: 'h-auto px-0 text-accent-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm',
        md: 'h-9 px-3.5 text-base sm:h-8 sm:px-3 sm:text-sm',
        lg: 'h-10 px-4 text-base',
        icon: 'size-9 sm:size-8',
        'icon-sm': 'size-7',
      },
    },
    compoundVariants: [{ variant: 'link', class: 'h-auto px-0 sm:h-auto sm:px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);
