import type { Call } from '../routes';
import { illegalArgument, missingVersion, nonexistentVersion } from './errors';

export const OLDEST_SETTING = 'linkedin:oldestVersion';
export const NEWEST_SETTING = 'linkedin:newestVersion';
/** Fixed rather than by the calendar, so that a demo does not fall out of its versions by growing old. */
const OLDEST_ACTIVE = '202512';
const NEWEST_ACTIVE = '202612';

/** The refusal of a request to `/rest/…` without good version headers, or null. */
export async function checkVersion({ request, world }: Call): Promise<Response | null> {
  const version = request.headers.get('linkedin-version');
  if (version === null) return missingVersion();
  const oldest = await world.setting(OLDEST_SETTING, OLDEST_ACTIVE);
  const newest = await world.setting(NEWEST_SETTING, NEWEST_ACTIVE);
  const isMonth = /^20\d\d(0[1-9]|1[0-2])$/.test(version);
  if (!isMonth || version < oldest || version > newest) return nonexistentVersion(version);
  const protocol = request.headers.get('x-restli-protocol-version');
  return protocol === '2.0.0' ? null : illegalArgument('X-RestLi-Protocol-Version must be 2.0.0');
}
