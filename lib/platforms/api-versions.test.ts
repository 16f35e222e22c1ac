import { expect, it } from 'vitest';
import { apiVersion, type VersionedApi } from './api-versions';

const now = new Date('2026-11-25T12:00:00Z');

it.each<[VersionedApi, string, string, number | null, boolean]>([
  ['linkedin', '202607', 'current', 233, true],
  ['linkedin', '202601', 'ending', 52, false],
  ['linkedin', '202603', 'current', 112, false],
  ['linkedin', '202511', 'retired', 0, false],
  ['linkedin', '202504', 'retired', 0, true],
  ['linkedin', '202512', 'ending', 21, true],
  ['linkedin', '202612', 'unknown', null, false],
  ['linkedin', '202613', 'unknown', null, false],
  ['meta', 'v20.0', 'retired', 0, false],
  ['meta', 'v21.0', 'ending', 58, false],
  ['meta', 'v25.0', 'current', 613, false],
  ['meta', 'v26.0', 'current', null, false],
  ['meta', 'v19.0', 'unknown', null, false],
  ['meta', 'v99.0', 'unknown', null, false],
])('%s %s is %s', (api, version, state, daysLeft, isEstimate) => {
  expect(apiVersion(api, version, now)).toMatchObject({ api, version, state, daysLeft, isEstimate });
});

it('is served through its last day', () => {
  const at = (time: string) => apiVersion('linkedin', '202601', new Date(time)).state;
  expect([at('2027-01-15T23:59:59Z'), at('2027-01-16T00:00:00Z')]).toEqual(['ending', 'retired']);
});
