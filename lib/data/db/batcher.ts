import pg from 'pg';

/** A round trip of more calls than this would keep the first of them waiting for the last. */
const LARGEST = 32;
/** A group that waits for a lock this long keeps nobody else from going. */
const STUCK_MS = 25;
/** SQLSTATE of what a single call may be the cause of: its data, a constraint, a deadlock with another group. */
const OF_ONE_CALL = /^(2[1-3]|40)/;

interface Waiting<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls of one statement that come while it is under way go together in the next: one round trip and one commit for all of
 * them. A lone call leaves at once. An answer is given when the group is on disk. (Questions that must wait for nobody: `together`.)
 */
export class Batcher<Call, Answer> {
  #waiting: Waiting<Call, Answer>[] = [];
  #underWay = 0;
  #isPlanned = false;

  /** `work` gives an answer for each call, in their order. */
  constructor(private readonly work: (calls: readonly Call[]) => Promise<readonly Answer[]>) {}

  run(call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject });
      this.#plan();
    });
  }

  /** Those of the same turn of the event loop belong together. */
  #plan(): void {
    if (this.#isPlanned || this.#underWay > 0 || this.#waiting.length === 0) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      const group = this.#waiting.splice(0, LARGEST);
      this.#underWay += 1;
      let isCounted = true;
      const free = (): void => {
        if (isCounted) this.#underWay -= 1;
        isCounted = false;
        this.#plan();
      };
      const stuck = setTimeout(free, STUCK_MS);
      void this.#answer(group).finally(() => {
        clearTimeout(stuck);
        free();
      });
    });
  }

  async #answer(group: readonly Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await this.work(group.map(({ call }) => call));
      group.forEach(({ resolve }, place) => {
        resolve(answers[place] as Answer);
      });
    } catch (error) {
      if (group.length > 1 && isOfOneCall(error)) await Promise.all(group.map((one) => this.#answer([one])));
      else for (const { reject } of group) reject(error);
    }
  }
}

const isOfOneCall = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && OF_ONE_CALL.test(error.code ?? '');
