import { describe, expect, it } from 'vitest';
import { receiptTimes } from './receipt-times';

const at = (clock: string) => new Date(`2026-03-10T${clock}Z`);
const planned = at('12:00:00.000');
type Attempt = Parameters<typeof receiptTimes>[1][number];
const attempt = (state: Attempt['state'], minute: string, given: Partial<Attempt> = {}): Attempt => ({
  state,
  createdAt: at(`12:${minute}:00.010`),
  requestedAt: at(`12:${minute}:00.042`),
  answeredAt: at(`12:${minute}:01.000`),
  settledAt: null,
  ...given,
});
const unsent = { requestedAt: null, answeredAt: null };

describe('the times of a receipt', () => {
  it.each<[string, Attempt[], Partial<ReturnType<typeof receiptTimes>>]>([
    ['nothing was tried', [], { claimedAt: null, sentAt: null, acceptedAt: null, latenessMs: null }],
    [
      'it is being prepared',
      [attempt('prepared', '00', unsent)],
      { claimedAt: '2026-03-10T12:00:00.010Z', sentAt: null, latenessMs: null },
    ],
    [
      'it was taken at once',
      [attempt('accepted', '00')],
      { sentAt: '2026-03-10T12:00:00.042Z', acceptedAt: '2026-03-10T12:00:01.000Z', latenessMs: 42 },
    ],
    ['it was refused before', [attempt('rejected', '00'), attempt('accepted', '05')], { latenessMs: 300_042 }],
    ['a try never left', [attempt('not_sent', '00', unsent), attempt('rejected', '05')], { latenessMs: 300_042 }],
    [
      'its answer was lost and it was found',
      [
        attempt('accepted', '00', { settledAt: at('12:02:00') }),
        attempt('accepted', '01', { settledAt: at('12:02:00') }),
      ],
      { latenessMs: 42, acceptedAt: '2026-03-10T12:02:00.000Z' },
    ],
    ['it is in doubt', [attempt('unknown', '00')], { latenessMs: 42, acceptedAt: null }],
    [
      'only its repetition was taken',
      [attempt('not_sent', '00'), attempt('accepted', '01')],
      { sentAt: '2026-03-10T12:01:00.042Z', latenessMs: 60_042 },
    ],
  ])('when %s', (_name, ledger, times) => {
    const read = receiptTimes(planned, ledger, null);
    expect(read).toMatchObject({ ...times, plannedAt: planned.toISOString(), verifiedAt: null });
  });

  it('say how early one was', () => {
    const early = attempt('accepted', '00', { requestedAt: at('11:59:59.900') });
    expect(receiptTimes(planned, [early], planned)).toMatchObject({
      latenessMs: -100,
      verifiedAt: planned.toISOString(),
    });
  });
});
