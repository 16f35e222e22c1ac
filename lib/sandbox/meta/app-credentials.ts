const DEMO_APP = /^demo-/;

/** The demo's apps have the secret `<id>-secret`; any other app exists as soon as it names itself, with any secret. */
export const knowsSecret = (clientId: string, secret: string | null): boolean =>
  secret !== null && (!DEMO_APP.test(clientId) || secret === `${clientId}-secret`);

/** What the consent page calls an app. */
export const appName = (clientId: string): string => (DEMO_APP.test(clientId) ? 'AI Growth Manager' : clientId);
