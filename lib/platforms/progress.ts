import type { PublishInput, PublishProgress } from './platform';

/** What one publication has achieved so far; every change is stored before the next request leaves. */
export interface ProgressKeeper {
  current(): PublishProgress;
  text(name: string): string | null;
  list(name: string): string[];
  save(change: PublishProgress): Promise<void>;
}

export function keepProgress({
  progress,
  saveProgress,
}: Pick<PublishInput, 'progress' | 'saveProgress'>): ProgressKeeper {
  let current: PublishProgress = progress ?? {};
  return {
    current: () => current,
    text: (name) => textIn(current, name),
    list(name) {
      const value = current[name];
      return Array.isArray(value) ? value : [];
    },
    async save(change) {
      current = { ...current, ...change };
      await saveProgress(current);
    },
  };
}

export function textIn(progress: PublishProgress | null, name: string): string | null {
  const value = progress?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Does `make` for each item that the list `name` lacks, in order, storing each result before the next begins. */
export async function prepareEach<T>(
  keeper: ProgressKeeper,
  name: string,
  items: readonly T[],
  make: (item: T) => Promise<string>,
): Promise<string[]> {
  for (const item of items.slice(keeper.list(name).length)) {
    await keeper.save({ [name]: [...keeper.list(name), await make(item)] });
  }
  return keeper.list(name);
}
