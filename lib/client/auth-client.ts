import { createAuthClient } from 'better-auth/react';

/** Sign-in, sign-up and sign-out against our own `/api/auth`. */
export const authClient = createAuthClient({ basePath: '/api/auth' });
