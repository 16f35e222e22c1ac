import type { World } from '../world';
import { GraphError } from './graph-error';

/** Live versions and their last day, from Meta's changelog. */
const LAST_DAYS: Record<string, string> = {
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
  'v26.0': '9999-12-31',
};
const LATEST = 'v26.0';

/** Version and the path after it. @throws GraphError 2635 for a version that is not live */
export async function passVersionGate(world: World, path: string): Promise<{ version: string; rest: string }> {
  const [, version, rest] = /^\/(v\d+\.\d+)(\/.*)?$/.exec(path) ?? [];
  if (version === undefined) return { version: LATEST, rest: path };
  await refuseUnlessLive(world, version);
  return { version, rest: rest ?? '/' };
}

/** A version is live until its last day, unless the setting `meta:oldestVersion` ended it earlier. */
export async function refuseUnlessLive(world: World, version: string): Promise<void> {
  const oldest = await world.setting<string | null>('meta:oldestVersion', null);
  const lastDay = LAST_DAYS[version];
  const ended = oldest !== null && numberOf(version) < numberOf(oldest);
  if (!lastDay || ended || world.now().toISOString().slice(0, 10) > lastDay) {
    throw new GraphError({
      code: 2635,
      message: `(#2635) You are calling a deprecated version of the Graph API. Please update to the latest version: ${LATEST}.`,
    });
  }
}

const numberOf = (version: string): number => Number(version.slice(1));
