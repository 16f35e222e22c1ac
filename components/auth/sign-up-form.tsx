'use client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { authClient } from '@/lib/client/auth-client';
import { typedErrors } from './auth-problem';
import { FormError } from './form-error';
import { textOf, useAuthForm } from './use-auth-form';

/** Must not fall below what the server asks for. */
const MIN_PASSWORD = 10;
const BUSINESS_NAME_MAX_LENGTH = 80;

const read = (typed: FormData) => ({
  name: textOf(typed, 'name'),
  businessName: textOf(typed, 'businessName').trim(),
  email: textOf(typed, 'email').trim(),
  password: textOf(typed, 'password'),
});

export function SignUpForm({ next }: { next: string }) {
  const { errors, pending, onSubmit } = useAuthForm({
    next,
    check: (typed) => typedErrors(read(typed), MIN_PASSWORD),
    submit: (typed) => {
      // More than the library's own fields: the server makes the person's business of them.
      const account = { ...read(typed), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
      return authClient.signUp.email(account);
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <FormError message={errors.form} />
      <Field label="Name" name="name" error={errors.name}>
        <Input autoComplete="name" required />
      </Field>
      <Field
        label="Business name"
        name="businessName"
        hint="Its calendar starts in your time zone."
        error={errors.businessName}
      >
        <Input autoComplete="organization" maxLength={BUSINESS_NAME_MAX_LENGTH} required />
      </Field>
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" autoComplete="username" required />
      </Field>
      <Field label="Password" name="password" hint={`At least ${MIN_PASSWORD} characters.`} error={errors.password}>
        <Input type="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending}>
        Create account
      </Button>
    </form>
  );
}
