import 'server-only';
import { env } from '@/lib/foundation/env';
import { envSchema } from '@/lib/foundation/env-schema';

export interface DemoSignIn {
  email: string;
  password: string;
}

/** The demo's sign-in where it may be shown: in demo mode, and only while the password is the published default. */
export function demoSignIn(): DemoSignIn | null {
  const { DEMO, DEMO_EMAIL, DEMO_PASSWORD } = env();
  const isPublic = DEMO_PASSWORD === envSchema.shape.DEMO_PASSWORD.parse(undefined);
  return DEMO === 'on' && isPublic ? { email: DEMO_EMAIL, password: DEMO_PASSWORD } : null;
}
