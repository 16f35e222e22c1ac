/** 302 to a path of ours, which keeps the host that the person used, or to an absolute address. */
export const redirectTo = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });

/** True for a person's browser that opens an address; programs get problem documents. */
export const wantsPage = (request: Request): boolean => request.headers.get('accept')?.includes('text/html') ?? false;
