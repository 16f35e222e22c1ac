import type { Liveness } from '@/lib/contracts/health';

/** The process answers. Nothing outside is asked: a restart would not bring back a database. */
export const checkLive = (): Liveness => ({ status: 'ok', uptime_seconds: Math.round(process.uptime()) });
