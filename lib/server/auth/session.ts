import { headers } from 'next/headers';
import { cache } from 'react';
import { readSession, type SignedIn } from './read-session';

/** Who is signed in, read once a request however many parts of a page ask. */
export const currentSession = cache(async (): Promise<SignedIn | null> => readSession((await headers()).get('cookie')));
