import { openTestSandbox, type TestSandbox } from '../test-browser';

export interface GraphReply {
  status: number;
  headers: Headers;
  /** `error` of a refusal, else an empty object. */
  error: { code?: number; error_subcode?: number; type?: string; message?: string; is_transient?: boolean };
  body: Record<string, unknown>;
}

export interface TestGraph extends TestSandbox {
  get(path: string, params?: Record<string, string>): Promise<GraphReply>;
  /** With a JSON body. */
  post(path: string, body: object): Promise<GraphReply>;
  remove(path: string, params?: Record<string, string>): Promise<GraphReply>;
}

export const CALLBACK = 'http://localhost:3000/api/oauth/callback';

export async function openTestGraph(): Promise<TestGraph> {
  const sandbox = await openTestSandbox();
  const withParams = (path: string, params: Record<string, string>): string => `${path}?${new URLSearchParams(params)}`;
  const call = async (method: string, path: string, init?: RequestInit): Promise<GraphReply> => {
    const response = await sandbox.send(method, path, init);
    const body = (await response.json()) as Record<string, unknown>;
    const error = (body.error ?? {}) as GraphReply['error'];
    return { status: response.status, headers: response.headers, error, body };
  };
  return {
    ...sandbox,
    get: (path, params = {}) => call('GET', withParams(path, params)),
    remove: (path, params = {}) => call('DELETE', withParams(path, params)),
    post: (path, body) =>
      call('POST', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
}

export const rows = (reply: GraphReply): Record<string, unknown>[] => reply.body.data as Record<string, unknown>[];

/** What the ledger says was accepted. */
export async function postsOf(graph: TestGraph, network: string): Promise<Record<string, unknown>[]> {
  return rows(await graph.get('/__fake/posts', { network }));
}

/** The newest value of the first insight. */
export function firstValue(insights: Record<string, unknown>[]): number {
  const values = (insights[0]?.values ?? []) as { value: number }[];
  return values[0]?.value ?? -1;
}
