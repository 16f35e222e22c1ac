import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';

/** What a client of Redis may meet at a wrong address: nothing of the protocol, or its form without its sense. */
const ANSWERS: (() => Buffer | string)[] = [
  () => randomBytes(64),
  () => '+OK\r\n',
  () => '$4\r\nPONG\r\n',
  () => ':7\r\n',
  () => '-ERR no\r\n',
  () => '$100\r\nhal',
];

/** Takes every connection and answers each command with garbage: each connection its own kind, in turn. */
export class GarbageServer {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#answer(socket));
  #connections = 0;

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(socket: Socket): void {
    const answer = ANSWERS[this.#connections++ % ANSWERS.length] ?? (() => '');
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (data) => {
      const commands = String(data).split(/\*\d+\r\n/).length - 1;
      for (let i = 0; i < commands; i++) socket.write(answer());
    });
  }
}
