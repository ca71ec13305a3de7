import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { afterAll } from 'vitest';

const UPLOAD = 'POST /api/v1/sync';

/**
 * The way to a server, with faults of its own: a reset in the middle of what a tablet sends or is answered, and answers that
 * come late. It passes bytes on and knows nothing else.
 */
export async function openLine(serverUrl: string) {
  const { hostname, port } = new URL(serverUrl);
  const line = {
    url: '',
    /** The next uploads are cut after so many bytes of theirs; each cut takes one from the list. */
    cutsInUpload: [] as number[],
    /** The next answers to uploads of at least so many bytes are cut before their first byte. */
    cutsInAnswer: [] as number[],
    /** Each answer comes so much later. */
    answersLateMs: 0,
  };
  const open = new Set<Socket>();
  const later = (work: () => void) => {
    if (line.answersLateMs === 0) work();
    else setTimeout(work, line.answersLateMs).unref();
  };
  const server = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    near.on('close', () => far.destroy());
    // A server that ends an idle connection does not overtake its own answer.
    far.on('close', () => later(() => near.destroy()));
    const cut = () => {
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    let uploaded = 0;
    near.on('data', (chunk) => {
      if (chunk.includes(UPLOAD)) uploaded = 0;
      uploaded += chunk.length;
      const room = line.cutsInUpload[0];
      if (room === undefined || uploaded < room) return void far.write(chunk);
      line.cutsInUpload.shift();
      far.write(chunk.subarray(0, Math.max(0, chunk.length - (uploaded - room))));
      setImmediate(cut);
    });
    far.on('data', (chunk) => {
      const size = line.cutsInAnswer[0];
      if (size === undefined || uploaded < size) return later(() => near.write(chunk));
      line.cutsInAnswer.shift();
      cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return line;
}
