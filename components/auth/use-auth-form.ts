'use client';
import { type FormEvent, useState } from 'react';
import { type AuthErrors, authErrors } from './auth-problem';

interface AuthAnswer {
  error: { code?: string | undefined; message?: string | undefined; status: number } | null;
}

interface AuthFormOptions {
  check: (typed: FormData) => AuthErrors;
  submit: (typed: FormData) => Promise<AuthAnswer>;
  next: string;
}

/** Checks, asks, and leaves for `next`; on a refusal the form stays as it was typed and the first wrong field has the focus. */
export function useAuthForm({ check, submit, next }: AuthFormOptions) {
  const [errors, setErrors] = useState<AuthErrors>({});
  const [pending, setPending] = useState(false);

  function refuse(form: HTMLFormElement, found: AuthErrors) {
    setErrors(found);
    setPending(false);
    const first = Object.keys(found).find((name) => form.elements.namedItem(name) instanceof HTMLElement);
    const control = first ? form.elements.namedItem(first) : null;
    if (control instanceof HTMLElement) control.focus();
  }

  async function send(form: HTMLFormElement) {
    const typed = new FormData(form);
    const found = check(typed);
    if (Object.keys(found).length > 0) return refuse(form, found);
    setErrors({});
    setPending(true);
    try {
      const { error } = await submit(typed);
      if (error) return refuse(form, authErrors(error));
      // A whole navigation: the next page must be drawn with the new session.
      window.location.assign(next);
    } catch {
      refuse(form, authErrors({ status: 0 }));
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending) void send(event.currentTarget);
  };
  return { errors, pending, onSubmit };
}

export const textOf = (typed: FormData, name: string): string => {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
};
