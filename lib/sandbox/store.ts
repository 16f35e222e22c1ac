/** Where the fake networks remember. Values are JSON; every read is a fresh copy. */
export interface SandboxStore {
  get<T>(collection: string, id: string): Promise<T | null>;
  put(collection: string, id: string, value: object): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
  /** Reads and removes in one step: of many concurrent callers exactly one gets the value. */
  take<T>(collection: string, id: string): Promise<T | null>;
  /** In the order in which the ids were first put. */
  list<T>(collection: string): Promise<{ id: string; value: T }[]>;
  /** Atomic for one id. `change` must be pure: null removes the record. Returns what stands afterwards. */
  update<T extends object>(collection: string, id: string, change: (current: T | null) => T | null): Promise<T | null>;
  clear(): Promise<void>;
}
