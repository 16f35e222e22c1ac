import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignInForm } from '@/components/auth/sign-in-form';
import { sameOriginPath } from '@/lib/contracts/same-origin-path';
import { routes } from '@/lib/foundation/routes';
import { demoSignIn } from '@/lib/server/auth/demo-sign-in';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const path = sameOriginPath(Array.isArray(next) ? next[0] : next);
  const other = (
    <>
      New here?{' '}
      <Link href={routes.signUp()} className="font-medium text-accent-text underline-offset-4 hover:underline">
        Create an account
      </Link>
    </>
  );
  return (
    <AuthFrame title="Sign in" other={other}>
      <SignInForm next={path} demo={demoSignIn()} />
    </AuthFrame>
  );
}
