// Loaded before a worker: its wall clock is wrong by CHAOS_CLOCK_SKEW_MS, as on a machine without NTP.
const skewMs = Number(process.env.CHAOS_CLOCK_SKEW_MS ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + skewMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + skewMs;
  }
};
