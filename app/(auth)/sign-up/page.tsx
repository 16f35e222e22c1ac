import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { routes } from '@/lib/foundation/routes';

export const metadata: Metadata = { title: 'Create an account' };

export default function SignUpPage() {
  const other = (
    <>
      Have an account?{' '}
      <Link href={routes.signIn()} className="font-medium text-accent-text underline-offset-4 hover:underline">
        Sign in
      </Link>
    </>
  );
  return (
    <AuthFrame title="Create an account" other={other}>
      <SignUpForm next="/" />
    </AuthFrame>
  );
}
