/** Opens a consent page as a browser would, presses Allow (or Cancel), and returns the address it is sent back to. */
export async function decideOnConsentPage(
  address: URL,
  decision: 'allow' | 'cancel' = 'allow',
  account?: string,
): Promise<URL> {
  const opened = await fetch(address);
  const page = await opened.text();
  if (!opened.ok) throw new Error(`The consent page answered ${opened.status}: ${page}`);
  const action = attribute(/<form[^>]*>/.exec(page)?.[0] ?? '', 'action');
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const chosen = attribute(input, 'type') === 'hidden' || / checked/.test(input);
    if (chosen) fields.append(attribute(input, 'name'), attribute(input, 'value'));
  }
  if (account !== undefined) fields.set('account', account);
  fields.set('decision', decision);
  const sent = await fetch(new URL(action, address), { method: 'POST', body: fields, redirect: 'manual' });
  const location = sent.headers.get('location');
  if (!location) throw new Error(`The consent form answered ${sent.status}: ${await sent.text()}`);
  return new URL(location);
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
