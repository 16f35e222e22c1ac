import type { SandboxStore } from './store';

/** A store for one process, emptied with it. Values pass through JSON, so it behaves as the database does. */
export function createMemoryStore(): SandboxStore {
  const collections = new Map<string, Map<string, string>>();
  const collection = (name: string): Map<string, string> => {
    const existing = collections.get(name);
    if (existing) return existing;
    const created = new Map<string, string>();
    collections.set(name, created);
    return created;
  };
  const read = <T>(name: string, id: string): T | null => {
    const json = collection(name).get(id);
    return json === undefined ? null : (JSON.parse(json) as T);
  };

  return {
    get: async <T>(name: string, id: string) => read<T>(name, id),
    put: async (name, id, value) => {
      collection(name).set(id, JSON.stringify(value));
    },
    remove: async (name, id) => {
      collection(name).delete(id);
    },
    take: async <T>(name: string, id: string) => {
      const value = read<T>(name, id);
      collection(name).delete(id);
      return value;
    },
    list: async <T>(name: string) => [...collection(name)].map(([id, json]) => ({ id, value: JSON.parse(json) as T })),
    update: async <T extends object>(name: string, id: string, change: (current: T | null) => T | null) => {
      const next = change(read<T>(name, id));
      if (next === null) collection(name).delete(id);
      else collection(name).set(id, JSON.stringify(next));
      return read<T>(name, id);
    },
    clear: async () => collections.clear(),
  };
}
