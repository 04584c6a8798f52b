import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A loopback port that is free now; whoever takes it should still be ready to be refused. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, 0, '127.0.0.1');
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Listens and gives the port; a busy port is an error, never a silent use of whoever is there. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a TCP port');
  return address.port;
}
