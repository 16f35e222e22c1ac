/** Runs once before the web server takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { trustNoForgedAddress } = await import('@/lib/server/http/client-address');
  trustNoForgedAddress();
  const { warmRoutes, warmUp } = await import('@/lib/server/health/warm-up');
  await warmUp();
  if (process.env.NODE_ENV === 'production') warmRoutes();
}
