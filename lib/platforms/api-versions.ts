import { DAY } from '@/lib/foundation/time';

/** Networks whose API has versions that end; X has none. */
export type VersionedApi = 'linkedin' | 'meta';

export interface ApiVersion {
  api: VersionedApi;
  version: string;
  state: 'current' | 'ending' | 'retired' | 'unknown';
  /** The last day; null where there is none yet, or none is known. */
  endsAt: Date | null;
  /** The end follows from the network's rule; it has not named this one's. */
  isEstimate: boolean;
  daysLeft: number | null;
}

/** learn.microsoft.com, LinkedIn marketing versioning; those without an entry live twelve months by the rule there. */
const LINKEDIN_ENDS: Record<string, string> = {
  '202510': '2026-10-15',
  '202511': '2026-11-16',
  '202601': '2027-01-15',
  '202603': '2027-03-16',
};

/** developers.facebook.com, Graph API changelog, versions. Null: the newest, without an end yet. */
const META_ENDS: Record<string, string | null> = {
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
  'v26.0': null,
};

const ENDING_DAYS = 60;
const MONTHS_BY_RULE = 12;
const END_DAY_BY_RULE = 15;

/** How long an API version that is set goes on to be served. Pure. */
export function apiVersion(api: VersionedApi, version: string, now: Date): ApiVersion {
  const known = api === 'linkedin' ? linkedinEnd(version, now) : metaEnd(version);
  if (known === undefined) return { api, version, state: 'unknown', endsAt: null, isEstimate: false, daysLeft: null };
  const { endsAt, isEstimate } = known;
  const daysLeft = endsAt === null ? null : Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / DAY));
  const state = daysLeft === null || daysLeft > ENDING_DAYS ? 'current' : daysLeft > 0 ? 'ending' : 'retired';
  return { api, version, state, endsAt, isEstimate, daysLeft };
}

type End = { endsAt: Date | null; isEstimate: boolean } | undefined;

function linkedinEnd(version: string, now: Date): End {
  const named = LINKEDIN_ENDS[version];
  if (named) return { endsAt: endOf(named), isEstimate: false };
  const [, year, month] = /^(20\d\d)(0[1-9]|1[0-2])$/.exec(version) ?? [];
  if (!year || !month || new Date(`${year}-${month}-01T00:00:00Z`) > now) return undefined;
  const endsAt = new Date(Date.UTC(Number(year), Number(month) - 1 + MONTHS_BY_RULE, END_DAY_BY_RULE + 1));
  return { endsAt, isEstimate: true };
}

function metaEnd(version: string): End {
  const named = META_ENDS[version];
  if (named !== undefined) return { endsAt: named && endOf(named), isEstimate: false } as End;
  return undefined;
}

/** A version is served through its last day. */
const endOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + DAY);
