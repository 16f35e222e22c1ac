import { remember } from '@/lib/foundation/remember';

export interface AnsweredRequests {
  method: string;
  status: number;
  requests: number;
  totalMs: number;
}

/** Requests that this process has answered through its route handlers, by method and status. Pages are not among them. */
class HttpStatistics {
  readonly #answered = new Map<string, AnsweredRequests>();

  add(method: string, status: number, durationMs: number): void {
    const key = `${method} ${status}`;
    const answered = this.#answered.get(key) ?? { method, status, requests: 0, totalMs: 0 };
    answered.requests++;
    answered.totalMs += durationMs;
    this.#answered.set(key, answered);
  }

  read(): AnsweredRequests[] {
    return [...this.#answered.values()];
  }
}

/** One for all bundles of the process. */
export const httpStatistics = (): HttpStatistics => remember('http-statistics', () => new HttpStatistics());
