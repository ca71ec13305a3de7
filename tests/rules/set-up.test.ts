import { describe, expect, it } from 'vitest';
import { type Holdings, missingSteps } from '#web/dashboard/set-up/checklist.ts';
import { labelsIn, listed, projectCalled, slugFrom } from '#web/dashboard/set-up/names.ts';

const copa = { id: 'copa', name: 'Copa' };
const drasi = { id: 'drasi', name: 'Drasi' };
const oras = { id: 'oras', name: 'ORAS' };

const complete: Holdings = {
  isOver: false,
  days: 2,
  dates: 2,
  booths: [copa, drasi, oras],
  slots: ['copa', 'drasi', 'oras'],
  representatives: ['copa', 'drasi', 'oras'],
  shifts: ['copa', 'drasi', 'oras'],
  headCounts: [],
  kiosks: 2,
  devices: 1,
};
const words = (of: Partial<Holdings>) => missingSteps({ ...complete, ...of }).map((step) => step.missing);

describe('the checklist', () => {
  it('is empty when an event can run', () => expect(words({})).toEqual([]));

  it('begins with opening hours', () => {
    const steps = missingSteps({
      ...complete,
      days: 0,
      booths: [],
      slots: [],
      representatives: [],
      shifts: [],
      kiosks: 0,
    });
    expect(steps.map((step) => step.section)).toEqual(['hours', 'booths', 'kiosks']);
    expect(steps[0]?.missing).toBe('No opening hours yet');
  });

  it('counts the days that are left', () =>
    expect(words({ dates: 4 })).toEqual(['2 days have no opening hours']));

  it('names one or two booths, and counts more', () => {
    expect(words({ slots: ['copa', 'drasi'] })).toEqual(['ORAS has no slot']);
    expect(words({ slots: ['copa'] })).toEqual(['Drasi and ORAS have no slot']);
    expect(words({ slots: [] })).toEqual(['3 booths have no slot']);
  });

  it('asks only for booths, figures and people when the event is over and was never planned here', () => {
    const past = { isOver: true, days: 0, dates: 4, kiosks: 0, devices: 0, slots: [], shifts: [] };
    expect(words({ ...past, booths: [], representatives: [] })).toEqual(['No booths yet']);
    expect(words({ ...past, headCounts: ['copa'] })).toEqual(['Drasi and ORAS have no figure']);
  });
});

describe('names', () => {
  it('propose a slug', () => {
    expect(slugFrom('KubeCon + CloudNativeCon NA 2026')).toBe('kubecon-cloudnativecon-na-2026');
    expect(slugFrom('  Zürich Café! ')).toBe('zurich-cafe');
    expect(slugFrom(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
  });

  it('of kiosks are taken apart, each once', () => {
    expect(labelsIn('5B, 11A,13\n5b;  P-13B ')).toEqual(['5B', '11A', '13', 'P-13B']);
    expect(labelsIn(' , ')).toEqual([]);
  });

  it('of a project may be an alias', () => {
    const projects = [
      { name: 'Copacetic', aliases: ['Copa'] },
      { name: 'Drasi', aliases: [] },
    ];
    expect(projectCalled(projects, ' copa ')?.name).toBe('Copacetic');
    expect(projectCalled(projects, 'Istio')).toBeUndefined();
  });

  it('are listed as people say them', () => {
    expect(listed(['Copa'])).toBe('Copa');
    expect(listed(['Copa', 'Drasi', 'ORAS'])).toBe('Copa, Drasi and ORAS');
  });
});
