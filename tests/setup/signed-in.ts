import type { Express } from 'express';
import supertest from 'supertest';

const HOST = 'pavilion.test';

/** A browser on our own page: keeps cookies, and says where its requests come from. */
export function openBrowser(app: Express) {
  const agent = supertest.agent(app);
  agent.set({ Host: HOST, Origin: `http://${HOST}` });
  return agent;
}

export type Browser = ReturnType<typeof openBrowser>;

/** A browser with somebody signed in. */
export async function signIn(app: Express, email: string, password: string): Promise<Browser> {
  const browser = openBrowser(app);
  const answer = await browser.post('/api/v1/session').send({ email, password });
  if (answer.status !== 201) throw new Error(`sign-in of ${email} failed: ${answer.status}`);
  return browser;
}

/** The cookie of somebody who signed in, for requests that are sent by hand. */
export async function cookieOf(app: Express, email: string, password: string): Promise<string> {
  const answer = await supertest(app).post('/api/v1/session').send({ email, password });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`sign-in of ${email} failed: ${answer.status}`);
  return cookie;
}
