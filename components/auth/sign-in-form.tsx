'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { authClient } from '@/lib/client/auth-client';
import { typedErrors } from './auth-problem';
import { FormError } from './form-error';
import { textOf, useAuthForm } from './use-auth-form';

interface SignInFormProps {
  /** A path of this site. */
  next: string;
  /** Shown where the server says that this is a demo. */
  demo: { email: string; password: string } | null;
}

export function SignInForm({ next, demo }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { errors, pending, onSubmit } = useAuthForm({
    next,
    check: (typed) => typedErrors({ email: textOf(typed, 'email'), password: textOf(typed, 'password') }),
    submit: (typed) =>
      authClient.signIn.email({ email: textOf(typed, 'email').trim(), password: textOf(typed, 'password') }),
  });

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <FormError message={errors.form} />
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" autoComplete="username" value={email} onValueChange={setEmail} required />
      </Field>
      <Field label="Password" name="password" error={errors.password}>
        <Input type="password" autoComplete="current-password" value={password} onValueChange={setPassword} required />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending}>
        Sign in
      </Button>
      {demo && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed p-3 text-sm">
          <p>
            <span className="font-medium">This is a demo.</span>
            <span className="block text-muted">{demo.email}</span>
          </p>
          <Button
            size="sm"
            onClick={() => {
              setEmail(demo.email);
              setPassword(demo.password);
            }}
          >
            Fill in the demo sign-in
          </Button>
        </div>
      )}
    </form>
  );
}
