/** A round trip of more calls than this would keep the first of them waiting for the last. */
const LARGEST = 32;
/** A group that waits for an answer this long, be it for a lock or a frozen server, keeps nobody else from going. */
const STUCK_MS = 25;

interface Waiting<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls of one kind that come while one is under way go together in the next: one round trip, and where they write one commit,
 * for all of them. A lone call leaves at once, and each is sent after it was made.
 */
export class Batcher<Call, Answer> {
  #waiting: Waiting<Call, Answer>[] = [];
  #underWay = 0;
  #isPlanned = false;

  /**
   * `work` gives an answer for each call, in their order; its failure is that of each, unless `isOfOneCall` tells that a single
   * one may be the cause: then nothing of the group came to pass, and they run alone.
   */
  constructor(
    private readonly work: (calls: readonly Call[]) => Promise<readonly Answer[]>,
    private readonly isOfOneCall: (error: unknown) => boolean = () => false,
  ) {}

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
      if (answers.length !== group.length) throw new RangeError('Not every call has an answer.');
      group.forEach(({ resolve }, place) => {
        resolve(answers[place] as Answer);
      });
    } catch (error) {
      if (group.length > 1 && this.isOfOneCall(error)) await Promise.all(group.map((one) => this.#answer([one])));
      else for (const { reject } of group) reject(error);
    }
  }
}
