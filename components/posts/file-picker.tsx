'use client';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';

interface FilePickerProps extends Pick<ButtonProps, 'size' | 'variant' | 'disabled'> {
  /** The accessible name of the choice of files. */
  label: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

export const PICTURES = 'image/jpeg,image/png,image/webp,image/gif';

/** A button that asks the browser for files. */
export function FilePicker({ label, accept, multiple = false, onFiles, children, ...button }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
