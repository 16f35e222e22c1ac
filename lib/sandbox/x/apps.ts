interface App {
  id: string;
  secret: string;
  name: string;
}

const APPS: readonly App[] = [{ id: 'demo-x', secret: 'demo-x-secret', name: 'AI Growth Manager' }];

export const findApp = (id: string): App | undefined => APPS.find((app) => app.id === id);

/** The confidential client behind `Authorization: Basic`, whose two parts are form-encoded (RFC 6749, 2.3.1); or null. */
export function clientOf(request: Request): App | null {
  const encoded = /^basic (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!encoded) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const app = findApp(formDecode(id));
  return app && app.secret === formDecode(secret.join(':')) ? app : null;
}

const formDecode = (text: string): string => new URLSearchParams(`value=${text}`).get('value') ?? '';
