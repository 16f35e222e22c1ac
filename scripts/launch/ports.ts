import { createServer, type Server } from 'node:net';
import { hasCode, Refusal } from './refusal';

const LOOPBACK = '127.0.0.1';
/** Every interface, which is where the web server listens; a listener on loopback alone blocks it too. */
const EVERYWHERE = '::';

/** @throws Refusal when somebody else listens on `port`. `name` is the variable that chooses another. */
export async function refuseTakenPort(port: number, name: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Refusal(
    `Port ${port} is taken by another program. Stop that program, or choose another port: ${name}=${port + 1} npm start`,
  );
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, EVERYWHERE)) && (await canListen(port, LOOPBACK));
}

/** The first of `preferred` that is free on loopback, otherwise any free one. */
export async function freePort(...preferred: number[]): Promise<number> {
  for (const port of preferred) if (await isPortFree(port)) return port;
  const server = await listen(0, LOOPBACK);
  const address = server.address();
  await close(server);
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

async function canListen(port: number, host: string): Promise<boolean> {
  try {
    await close(await listen(port, host));
    return true;
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE', 'EACCES')) return false;
    // A machine without IPv6 has no "::"; the loopback check then decides.
    if (hasCode(error, 'EAFNOSUPPORT', 'EADDRNOTAVAIL')) return true;
    throw error;
  }
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
