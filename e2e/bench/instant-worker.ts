import { PLATFORMS } from '@/lib/contracts/platform-names';
import { newId } from '@/lib/foundation/ids';
import { platformAdapter } from '@/lib/platforms/registry';

/** `BENCH_HANG=1`: a network that never answers, for a worker that is to be killed while it sends. */
const hangs = process.env.BENCH_HANG === '1';

for (const platform of PLATFORMS) {
  Object.assign(platformAdapter(platform), {
    concurrency: 100,
    publish: async ({ beforeSend }: { beforeSend(): Promise<void> }) => {
      if (hangs) await new Promise(() => undefined);
      await beforeSend();
      return { kind: 'OK', platformPostId: newId('pub'), permalink: null, publishedAt: new Date() };
    },
  });
}
// Whoever measured is gone.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
await import('@/lib/scheduler/main');
