import { describe, expect, it } from 'vitest';
import { judgeTime, presetReading } from './judge-time';

const zone = 'Europe/Oslo';
const now = new Date('2026-03-28T10:20:00Z');

describe('judgeTime', () => {
  it.each([
    ['a time to come', '2026-03-28', '12:00', '2026-03-28T11:00:00.000Z'],
    ['the day after the clocks changed', '2026-03-30', '09:00', '2026-03-30T07:00:00.000Z'],
  ])('takes %s', (_name, date, time, at) => {
    expect(judgeTime({ date, time }, zone, now)).toEqual({ at, problem: null, note: null, suggestion: null });
  });

  it.each([
    ['this very minute', '2026-03-28', '11:20'],
    ['yesterday', '2026-03-27', '23:00'],
  ])('refuses %s', (_name, date, time) => {
    const judged = judgeTime({ date, time }, zone, now);
    expect(judged.at).toBeNull();
    expect(judged.problem).toContain('has passed');
  });

  it('refuses a time that clocks jump over and offers the next', () => {
    const judged = judgeTime({ date: '2026-03-29', time: '02:30' }, zone, now);
    expect(judged).toMatchObject({ at: null, suggestion: { date: '2026-03-29', time: '03:30' } });
    expect(judged.problem).toContain('does not exist');
  });

  it('says which of two equal times it takes', () => {
    const judged = judgeTime({ date: '2026-10-25', time: '02:30' }, zone, now);
    expect(judged.at).toBe('2026-10-25T00:30:00.000Z');
    expect(judged.note).toContain('twice');
  });

  it('asks for what is missing', () => {
    expect(judgeTime({ date: '', time: '' }, zone, now).problem).toContain('Enter');
  });
});

describe('presetReading', () => {
  it.each([
    ['nothing', undefined, '2026-03-28', '12:00'],
    ['an instant', '2026-04-02T07:30:00Z', '2026-04-02', '09:30'],
    ['a day', '2026-04-02', '2026-04-02', '09:00'],
    ['today', '2026-03-28', '2026-03-28', '12:00'],
    ['a day and a time', '2026-04-02T14:15', '2026-04-02', '14:15'],
    ['nonsense', 'soon', '2026-03-28', '12:00'],
  ])('from %s', (_name, at, date, time) => {
    expect(presetReading(at, zone, now)).toEqual({ date, time });
  });

  it('leaves a quarter of an hour', () => {
    expect(presetReading(undefined, zone, new Date('2026-03-28T10:50:00Z'))).toEqual({
      date: '2026-03-28',
      time: '13:00',
    });
  });
});
