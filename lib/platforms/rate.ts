/** A limit of a network as an answer's headers told it. */
export interface RateReading {
  /** Whose limit it is: this account's, or everybody's behind the app. */
  scope: 'account' | 'app';
  /** Names the limit among the network's, e.g. `POST /2/tweets`. */
  bucket: string;
  /** The share that is spent, 0 to 1. */
  used: number;
  /** Calls that are left; null where the network tells a share alone. */
  remaining: number | null;
  resetAt: Date;
}

/** A post goes before a reading of numbers: `read` stops earlier as a limit comes near. */
export type RatePriority = 'publish' | 'read';

/** The budget that an account's calls are made from. */
export interface RateGate {
  /** null: the call may be made now; otherwise the time from which it may. */
  before(bucket: string, priority: RatePriority): Promise<Date | null>;
  after(readings: readonly RateReading[]): Promise<void>;
}

/** A budget without end. */
export const OPEN_RATE: RateGate = { before: async () => null, after: async () => undefined };
