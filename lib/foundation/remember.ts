const kept = globalThis as typeof globalThis & { __remembered?: Map<string, unknown> };

/** One instance a process under `name`, surviving module reloads in development. The only singleton mechanism. */
export function remember<T>(name: string, create: () => T): T {
  kept.__remembered ??= new Map();
  if (!kept.__remembered.has(name)) kept.__remembered.set(name, create());
  return kept.__remembered.get(name) as T;
}
