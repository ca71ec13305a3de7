import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Env } from '../env.ts';

/** The port cannot be had. The message is one line for the operator. */
export class DoorClosed extends Error {}

export interface Door {
  port: number;
  /** Until then every request is asked to come again. */
  admit(app: RequestListener): void;
  /** Lets running requests finish, ends the streams. */
  close(): Promise<void>;
}

const GRACE_MS = 5_000;
/** A connection is free only some moments after its stream was ended. */
const SWEEP_MS = 50;

/** Takes the port before anything else is started or made. @throws DoorClosed */
export async function openDoor(env: Pick<Env, 'port' | 'host'>): Promise<Door> {
  const responses = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let answer: RequestListener = unavailable('Pavilion is starting. Try again in a moment.');
  const server = createServer((req, res) => {
    responses.add(res);
    res.once('close', () => responses.delete(res));
    answer(req, res);
  });
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  const port = await listen(server, env);
  return {
    port,
    admit: (app) => (answer = app),
    close: () => {
      answer = unavailable('Pavilion is stopping. Try again in a moment.');
      return closeServer(server, { responses, connections });
    },
  };
}

function unavailable(detail: string): RequestListener {
  const problem = { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable', detail };
  return (_req: IncomingMessage, res: ServerResponse) => {
    res.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '2' });
    res.end(JSON.stringify(problem));
  };
}

function listen(server: Server, env: Pick<Env, 'port' | 'host'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, env)));
    server.listen(env.port, env.host, () => resolve((server.address() as AddressInfo).port));
  });
}

function explainListening(error: NodeJS.ErrnoException, env: Pick<Env, 'port' | 'host'>): Error {
  if (error.code === 'EADDRINUSE')
    return new DoorClosed(
      `Port ${env.port} is taken by another program. Stop it, or set PORT to another number.`,
    );
  if (error.code === 'EACCES')
    return new DoorClosed(`Port ${env.port} needs more rights. Set PORT to 1024 or above.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new DoorClosed(`HOST is "${env.host}", which is not an address of this machine.`);
  return error;
}

/**
 * A stream of live figures never ends by itself. A browser keeps connections for what it may ask next, also such that
 * never asked anything, which Node does not count as idle.
 */
function closeServer(
  server: Server,
  open: { responses: Set<ServerResponse>; connections: Set<Socket> },
): Promise<void> {
  const closeFree = () => {
    const busy = new Set([...open.responses].map(({ socket }) => socket));
    for (const connection of open.connections) if (!busy.has(connection)) connection.destroy();
  };
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    const sweep = setInterval(closeFree, SWEEP_MS);
    server.close(() => {
      clearTimeout(impatience);
      clearInterval(sweep);
      resolve();
    });
    for (const res of open.responses) if (isStream(res)) res.end();
  });
}

function isStream(res: ServerResponse): boolean {
  return String(res.getHeader('Content-Type') ?? '').startsWith('text/event-stream');
}
