import { describe, expect, test } from 'vitest';
import {
  judgeAddress,
  judgeCertificate,
  judgeClock,
  judgeFailedVisit,
  judgeMigrations,
  judgeProxy,
  judgeSpace,
  judgeVersion,
} from '#server/doctor/rules';

const https = 'https://pavilion.example.org';
const seen = { version: '1.0.0', protocol: 'https' as const, isForwarded: true };

describe('the doctor', () => {
  test('wants a proxy that forwards and is trusted, or none', () => {
    expect(judgeProxy(seen, { publicUrl: https, trustProxy: 1 }).advice).toBeNull();
    expect(
      judgeProxy({ ...seen, protocol: 'http' }, { publicUrl: https, trustProxy: false }).advice,
    ).toContain('Set TRUST_PROXY');
    expect(judgeProxy({ ...seen, protocol: 'http' }, { publicUrl: https, trustProxy: 1 }).advice).toContain(
      'X-Forwarded-Proto',
    );
    const direct = { ...seen, protocol: 'http' as const, isForwarded: false };
    expect(judgeProxy(direct, { publicUrl: 'http://10.0.0.5:3000', trustProxy: false }).advice).toBeNull();
    expect(judgeProxy(direct, { publicUrl: 'http://10.0.0.5:3000', trustProxy: 1 }).advice).toContain(
      'Unset it',
    );
  });

  test('wants an https address with a certificate that tablets accept and that lasts', () => {
    expect(judgeAddress(null).detail).toBe('PUBLIC_URL is not set');
    expect(judgeAddress('http://10.0.0.5:3000').advice).toContain('cannot work offline');
    expect(judgeAddress(https).advice).toBeNull();
    expect(judgeFailedVisit(https, 'CERT_HAS_EXPIRED').detail).toBe('the certificate has expired');
    expect(judgeFailedVisit(https, 'ECONNREFUSED').detail).toBe(`${https} does not answer (ECONNREFUSED)`);
    const now = new Date('2025-11-01T00:00:00Z');
    expect(judgeCertificate(new Date('2025-11-10T00:00:00Z'), now).detail).toBe('valid for 9 more days');
    expect(judgeCertificate(new Date('2025-11-10T00:00:00Z'), now).advice).not.toBeNull();
    expect(judgeCertificate(new Date('2026-01-01T00:00:00Z'), now).advice).toBeNull();
  });

  test('wants clocks within two seconds, room on the disk, all migrations and one version', () => {
    expect([judgeClock(-1_999).advice, judgeClock(2_001).advice]).toEqual([null, expect.any(String)]);
    expect([judgeSpace(2e9, 'data').advice, judgeSpace(5e8, 'data').advice]).toEqual([
      null,
      expect.any(String),
    ]);
    expect(judgeMigrations({ pending: [], unknown: [] }).advice).toBeNull();
    expect(judgeMigrations({ pending: ['a'], unknown: [] }).advice).toContain('npm run db:migrate');
    expect(judgeMigrations({ pending: [], unknown: ['b'] }).detail).toContain('does not');
    expect(judgeVersion('1.0.0', '1.1.0').advice).toContain('Restart');
  });
});
