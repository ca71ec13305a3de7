/** One line of the doctor's report. */
export interface Finding {
  what: string;
  /** What was found. */
  detail: string;
  /** What to do about it; null when all is well. */
  advice: string | null;
}

export const fine = (what: string, detail: string): Finding => ({ what, detail, advice: null });
export const problem = (what: string, detail: string, advice: string): Finding => ({ what, detail, advice });

const LARGEST_OFFSET_MS = 2_000;
const LEAST_FREE_BYTES = 1_000_000_000;
const SOON_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @param offsetMs how far the database's clock is ahead of ours */
export function judgeClock(offsetMs: number): Finding {
  const detail = `the database's clock is ${Math.round(Math.abs(offsetMs))} ms ${offsetMs < 0 ? 'behind' : 'ahead of'} this machine's`;
  if (Math.abs(offsetMs) <= LARGEST_OFFSET_MS) return fine('Clock', detail);
  return problem('Clock', detail, 'Let both machines set their clocks by NTP.');
}

export function judgeSpace(freeBytes: number, folder: string): Finding {
  const detail = `${(freeBytes / 1e9).toFixed(1)} GB free for ${folder}`;
  if (freeBytes >= LEAST_FREE_BYTES) return fine('Disk', detail);
  return problem('Disk', detail, 'Make room: PostgreSQL stops when the disk is full.');
}

export function judgeMigrations(history: { pending: string[]; unknown: string[] }): Finding {
  const { pending, unknown } = history;
  if (pending.length > 0)
    return problem(
      'Migrations',
      `${pending.length} not applied yet`,
      'Run "npm run db:migrate" or start Pavilion.',
    );
  if (unknown.length > 0)
    return problem(
      'Migrations',
      `the database knows ${unknown.length} that this version does not`,
      'It is served all the same. Start the newer version when you can.',
    );
  return fine('Migrations', 'all applied');
}

/** What tablets open, judged without asking it. */
export function judgeAddress(publicUrl: string | null): Finding {
  if (publicUrl === null)
    return problem(
      'Address',
      'PUBLIC_URL is not set',
      'Set it to the https address that tablets open. Without https they cannot work offline.',
    );
  if (publicUrl.startsWith('https://')) return fine('Address', publicUrl);
  return problem('Address', `${publicUrl} is not https`, 'Tablets cannot work offline. Put https in front.');
}

/** Error codes of TLS, as Node names them. */
const certificateProblems: Record<string, string> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet; look at the clock',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an authority that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate comes without the chain that leads to its authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate comes from an authority that this machine does not know',
};

/** @param code of the error that the connection ended with */
export function judgeFailedVisit(publicUrl: string, code: string): Finding {
  const certificate = certificateProblems[code];
  if (certificate !== undefined)
    return problem(
      'Certificate',
      certificate,
      'Tablets refuse it too. Renew it, or let tablets trust its authority.',
    );
  return problem(
    'Public address',
    `${publicUrl} does not answer (${code})`,
    'Check the name, the proxy and the firewall. From inside some networks the public address cannot be reached: then try from outside.',
  );
}

export function judgeCertificate(validUntil: Date, now: Date): Finding {
  const days = Math.floor((validUntil.getTime() - now.getTime()) / DAY_MS);
  const detail = `valid for ${days} more days`;
  if (days >= SOON_DAYS) return fine('Certificate', detail);
  return problem('Certificate', detail, 'Renew it before the event.');
}

/** What /healthz said through the public address. */
export interface SeenThere {
  version: string;
  protocol: 'http' | 'https';
  isForwarded: boolean;
}

/** Whether TRUST_PROXY fits what stands in front. */
export function judgeProxy(
  seen: SeenThere,
  env: { publicUrl: string; trustProxy: boolean | number | string },
): Finding {
  const isTrusting = env.trustProxy !== false && env.trustProxy !== 0;
  const isHttps = env.publicUrl.startsWith('https://');
  if (seen.isForwarded && !isTrusting)
    return problem(
      'Proxy',
      'there is a proxy in front, but TRUST_PROXY is not set',
      'Set TRUST_PROXY to the number of proxies (1), or nobody can sign in and all visitors share one address.',
    );
  if (isHttps && seen.protocol === 'http')
    return problem(
      'Proxy',
      'the server is asked by http where people use https',
      'Let the proxy send X-Forwarded-Proto and X-Forwarded-For, and set TRUST_PROXY=1.',
    );
  if (!seen.isForwarded && isTrusting)
    return problem(
      'Proxy',
      'TRUST_PROXY is set, but no proxy forwards',
      'Unset it: anybody could claim another address.',
    );
  return fine('Proxy', seen.isForwarded ? 'forwards address and protocol' : 'none in front');
}

export function judgeVersion(there: string, here: string): Finding {
  if (there === here) return fine('Version', here);
  return problem('Version', `${there} runs there, ${here} is here`, 'Restart the server after an update.');
}
