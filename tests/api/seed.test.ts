import { describe, expect, test } from 'vitest';
import { sampleRows } from '#prisma/sample-event';
import { seedDatabase } from '#prisma/seed';
import { connectSql } from '#server/database/sql';
import { createTestApp, createTestDatabase, TEST_NOW } from '../setup/app.ts';

const clock = () => TEST_NOW;

async function withDatabase<T>(use: (sql: ReturnType<typeof connectSql>) => Promise<T>): Promise<T> {
  const sql = connectSql(await createTestDatabase(), { max: 4 });
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
}

const slugsOf = async (sql: ReturnType<typeof connectSql>) =>
  (await sql<{ slug: string }[]>`select slug from events order by slug`).map(({ slug }) => slug);

describe('the first start', () => {
  test('loads both data sets once, also when two servers start at once', () =>
    withDatabase(async (sql) => {
      const outcomes = await Promise.all([
        seedDatabase({ sql, clock }, 'all'),
        seedDatabase({ sql, clock }, 'all'),
      ]);
      expect(outcomes.sort()).toEqual([false, true]);
      expect(await slugsOf(sql)).toEqual(['kubecon-na-2025', 'pavilion-rehearsal']);
      expect(await seedDatabase({ sql, clock }, 'all')).toBe(false);
    }));

  test('a database that was told to stay empty does, until somebody asks', () =>
    withDatabase(async (sql) => {
      expect(await seedDatabase({ sql, clock }, 'none')).toBe(true);
      expect(await seedDatabase({ sql, clock }, 'all')).toBe(false);
      expect(await slugsOf(sql)).toEqual([]);
      expect(await seedDatabase({ sql, clock }, 'published', { isAsked: true })).toBe(true);
      expect(await slugsOf(sql)).toEqual(['kubecon-na-2025']);
    }));

  test('leaves a database alone that has an event already', async () => {
    const { sql, db } = await createTestApp();
    await db.event.create({
      data: {
        slug: 'ours',
        name: 'Ours',
        timeZone: 'Europe/Paris',
        startsOn: new Date('2026-03-23'),
        endsOn: new Date('2026-03-26'),
      },
    });
    expect(await seedDatabase({ sql, clock }, 'all', { isAsked: true })).toBe(false);
    expect(await slugsOf(sql)).toEqual(['ours']);
  });
});

describe('the simulated event', () => {
  const options = { seed: 7, startsOn: '2025-11-11', now: TEST_NOW };

  test('is the same for the same seed, and another for another', () => {
    const first = JSON.stringify(sampleRows(options));
    expect(JSON.stringify(sampleRows(options))).toBe(first);
    expect(JSON.stringify(sampleRows({ ...options, seed: 8 }))).not.toBe(first);
  });

  test('runs today, is marked as simulated, and records nothing that has not happened yet', () =>
    withDatabase(async (sql) => {
      await seedDatabase({ sql, clock }, 'sample');
      const [event] = await sql<{ startsOn: string; endsOn: string; simulated: boolean }[]>`
        select starts_on::text, ends_on::text, simulated from events`;
      expect(event).toEqual({ startsOn: '2025-11-11', endsOn: '2025-11-13', simulated: true });
      const [visits] = await sql<{ count: number; latest: Date }[]>`
        select count(*)::int as count, max(received_at) as latest from visits`;
      expect(visits?.count).toBeGreaterThan(2000);
      expect(visits?.latest.getTime()).toBeLessThanOrEqual(TEST_NOW.getTime());
    }));

  test('has rollups that equal a recount', () =>
    withDatabase(async (sql) => {
      await seedDatabase({ sql, clock }, 'sample');
      const wrong = await sql`
        select booth_id, bucket, audience, sector, visits, visitors from visit_rollups where visits <> 0 or visitors <> 0
        except
        select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''),
               count(*), sum(standing_size)
        from visits where not undone group by 1, 2, 3, 4`;
      expect(wrong).toEqual([]);
      const [sums] = await sql<{ rolled: number; counted: number; undone: number; topics: number }[]>`
        select (select sum(visitors)::int from visit_rollups) as rolled,
               (select sum(standing_size)::int from visits where not undone) as counted,
               (select count(*)::int from visits where undone) as undone,
               (select sum(visits)::int from visit_topic_rollups)
                 - (select count(*)::int from visit_topics t join visits v on v.id = t.visit_id where not v.undone) as topics`;
      expect(sums?.rolled).toBe(sums?.counted);
      expect(sums?.undone).toBeGreaterThan(10);
      expect(sums?.topics).toBe(0);
    }));
});

test('of Thursday’s 99 sessions three name a representative, four people in all', () =>
  withDatabase(async (sql) => {
    await seedDatabase({ sql, clock }, 'published');
    const speaking = await sql<{ title: string; name: string }[]>`
      select t.title, p.name from talks t join talk_speakers s on s.talk_id = t.id join people p on p.id = s.person_id
      order by p.name`;
    expect(speaking.map(({ name }) => name)).toEqual([
      'Jaydip Gabani',
      'Jose Blanquicet',
      'Mauricio Vásquez Bernal',
      'Wei Fu',
    ]);
    expect(new Set(speaking.map(({ title }) => title)).size).toBe(3);
    const [talks] = await sql`select count(*)::int as count, min(starts_at) as first from talks`;
    expect(talks).toEqual({ count: 99, first: new Date('2025-11-13T13:00:00Z') });
  }));
