import { connect } from 'node:tls';
import { getHealth } from '#contracts/system';
import type { Env } from '../env.ts';
import {
  type Finding,
  fine,
  judgeAddress,
  judgeCertificate,
  judgeFailedVisit,
  judgeProxy,
  judgeVersion,
  problem,
} from './rules.ts';

const PATIENCE_MS = 8_000;

/** Opens the public address as a tablet would. */
export async function checkAddress(env: Env, version: string): Promise<Finding[]> {
  const { publicUrl } = env;
  const address = judgeAddress(publicUrl);
  if (publicUrl === null) return [address];
  try {
    const answer = await fetch(`${publicUrl}${getHealth.path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const seen = getHealth.output.safeParse(await answer.json().catch(() => null));
    if (!seen.success) return [address, stranger(publicUrl, answer.status)];
    return [
      address,
      fine('Public address', 'answers'),
      ...(await checkCertificate(publicUrl)),
      judgeProxy(seen.data, { publicUrl, trustProxy: env.trustProxy }),
      judgeVersion(seen.data.version, version),
    ];
  } catch (error) {
    return [address, judgeFailedVisit(publicUrl, codeOf(error))];
  }
}

function stranger(publicUrl: string, status: number): Finding {
  return problem(
    'Public address',
    `${publicUrl} answers with HTTP ${status}, but it is not Pavilion`,
    'Check where the proxy passes requests on to, and whether Pavilion runs.',
  );
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name === 'TimeoutError' ? `no answer within ${PATIENCE_MS / 1000} seconds` : error.message;
}

function checkCertificate(publicUrl: string): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol !== 'https:') return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname }, () => {
      const { valid_to: validUntil } = socket.getPeerCertificate();
      socket.end();
      resolve([judgeCertificate(new Date(validUntil), new Date())]);
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the certificate was not sent')));
    socket.once('error', reject);
  });
}
