'use client';
import { Menu } from '@base-ui/react/menu';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cn } from './cn';

const itemClasses = [
  'flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-md px-2 text-base outline-none select-none',
  'data-highlighted:bg-hover data-disabled:text-muted [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted',
].join(' ');

interface DropdownMenuProps {
  /** The button that opens the menu. */
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'right' | 'left';
  className?: string;
  children: ReactNode;
}

/** A menu of actions: arrows move, letters find, Enter acts, Esc closes. */
export function DropdownMenu({ trigger, align = 'end', side = 'bottom', className, children }: DropdownMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align={align} side={side} className="z-50 outline-none">
          <Menu.Popup
            className={cn('popup min-w-48 rounded-lg border bg-overlay p-1 shadow-lg outline-none', className)}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type MenuItemProps = Omit<ComponentProps<typeof Menu.Item>, 'className'> & {
  destructive?: boolean;
  className?: string;
};

export function MenuItem({ destructive, className, ...props }: MenuItemProps) {
  return (
    <Menu.Item
      {...props}
      className={cn(itemClasses, destructive && 'text-danger-text [&_svg]:text-danger-text', className)}
    />
  );
}

type MenuLinkProps = Omit<ComponentProps<typeof Menu.LinkItem>, 'className'> & { className?: string };

/** A menu item that goes to an address; pass `render={<Link href=… />}`. */
export function MenuLink({ className, ...props }: MenuLinkProps) {
  return <Menu.LinkItem {...props} closeOnClick className={cn(itemClasses, className)} />;
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}

/** One of several, marked inside the menu. */
export function MenuChoice<Value extends string>({ label, value, onValueChange, options }: MenuChoiceProps<Value>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onValueChange}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} className={itemClasses}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Menu.RadioItemIndicator className="size-1.5 rounded-full bg-accent-text" />
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-2 pb-1 text-xs text-muted">{children}</div>;
}

export function MenuSeparator() {
  return <Menu.Separator className="mx-1 my-1 h-px bg-border" />;
}
