import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { afterAll } from 'vitest';
import { type Now, now } from '#contracts/now';

/** The application on a real port, for what supertest cannot do: streams. */
export async function listen(app: Express): Promise<string> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A dashboard that is open: keeps the newest message it was sent. */
export async function openDashboard(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const messages: Now[] = [];
  const state = { isOpen: true, alive: 0 };
  void readMessages(response, messages, state).finally(() => {
    state.isOpen = false;
  });
  afterAll(() => abort.abort());
  return { response, messages, state, close: () => abort.abort(), newest: () => messages.at(-1) };
}

async function readMessages(response: Response, messages: Now[], state: { alive: number }) {
  let text = '';
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data:\s?(.*)$/m.exec(part)?.[1];
        if (data === '' && /^event:\s?alive$/m.test(part)) state.alive += 1;
        if (data !== undefined && /^event:\s?now$/m.test(part)) messages.push(now.parse(JSON.parse(data)));
      }
    }
  } catch {
    // The connection was ended by the server or by the test.
  }
}
