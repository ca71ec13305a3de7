import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import type { Report } from '#contracts/report';
import { numberMismatch, postOf } from '#contracts/summary-post';
import { renderMarkdown } from '#server/summary/markdown';
import { reportBooth, reportOf } from '../fixtures/report.ts';

const choices = { drafts: 'marked', frontMatter: false } as const;
const post = (report: Report) => renderMarkdown(postOf(report, choices));
const figure = { ...notRecorded, visitors: 75, approximate: true };

describe('the number of projects in a post', () => {
  test.each([
    ['Ten open-source projects met.', 'says “Ten open-source projects”, and 2 projects follow'],
    ['All 3 of our projects met.', 'says “3 of our projects”, and 2 projects follow'],
    ['Thirty-two booths.', 'says “Thirty-two booths”, and 2 projects follow'],
    ['Two projects met.', null],
    ['From 10 to 13 November 2025 projects met, 40 people and two projects.', null],
    ['Projects met.', null],
  ])('says at its top where the introduction counts other projects than follow: %s', (body, words) => {
    const booth = (name: string, state: 'approved' | 'draft') =>
      reportBooth({ name, slug: name.toLowerCase(), highlight: { body: 'Said.', state } });
    const of: Report = {
      ...reportOf([booth('Copa', 'approved'), booth('Drasi', 'approved')]),
      sections: [{ section: 'introduction', body, state: 'approved' }],
    };
    const note =
      post(of).match(/^> \*\*The number of projects:\*\* the introduction (.*)\. Change/m)?.[1] ?? null;
    expect(note).toBe(words);
    const less = { ...of, booths: [booth('Copa', 'approved'), booth('Drasi', 'draft')] };
    expect(String(numberMismatch(less, 'left-out'))).toMatch(
      body === 'Projects met.' ? /^null$/ : /1 project follows/,
    );
  });

  test.each([
    ['Two projects', null],
    ['Two projects and a community', null],
    ['Three booths', null],
    ['Three projects and communities', null],
    ['Three projects', 'Three projects'],
  ])('tells projects and communities apart, in its title too: %s', (said, wrong) => {
    const booth = (name: string, kind: 'project' | 'community') =>
      reportBooth({ name, project: { ...reportBooth().project, kind }, figure });
    const booths = [booth('Copa', 'project'), booth('Drasi', 'project'), booth('KCD Nowhere', 'community')];
    const of = (some: typeof booths): Report => ({
      ...reportOf(some, { name: 'Summit' }),
      sections: [{ section: 'introduction', body: `${said} met.`, state: 'approved' }],
    });
    const text = post(of(booths));
    expect(text).toContain('# What two projects and one community heard at Summit');
    expect(text).toContain('## Projects and communities');
    expect(numberMismatch(of(booths), 'marked')).toBe(
      wrong === null
        ? null
        : `the introduction says “${wrong}”, and 2 projects and 1 community follow. Change it there, or the booths that are in the post.`,
    );
    const [, , kcd = booth('KCD', 'community')] = booths;
    const communities = post(of([kcd, kcd]));
    expect(communities).toContain('# What two communities heard at Summit');
    expect(communities).toContain('## Communities\n');
  });

  test.each([
    [0, 'The Project Pavilion at Summit'],
    [1, 'What Project 0 heard at Summit'],
    [12, 'What twelve projects heard at Summit'],
    [20, 'What twenty projects heard at Summit'],
    [32, 'What 32 projects heard at Summit'],
  ])('has a title that counts its projects: %i', (count, title) => {
    const booths = Array.from({ length: count }, (_, at) => reportBooth({ name: `Project ${at}`, figure }));
    expect(postOf(reportOf(booths, { name: 'Summit' }), choices).title).toBe(title);
  });
});
