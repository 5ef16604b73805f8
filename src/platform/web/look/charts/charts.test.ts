/** What a chart may not do: start above zero, show a share of few cases, hide a gap. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../look.examples.tsx';
import { BarChart } from './bar-chart.tsx';
import { DotInterval } from './dot-interval.tsx';
import { everyNth } from './figure.tsx';
import { heatStep } from './heat-table.tsx';
import { LineChart } from './line-chart.tsx';

const text = { visit: exampleVisit('en'), label: 'What it shows', tableCaption: 'The same' };

describe('bars', () => {
  const names = { bar: 'Beat', value: 'Reports' };

  it('start at zero and are as long as their counts', () => {
    const bars = [
      { label: 'One', value: 50 },
      { label: 'Two', value: 100 },
    ];
    const html = renderToString(h(BarChart, { ...text, names, bars }));
    const heights = [...html.matchAll(/<rect class="bar"[^>]* height="([\d.]+)"/g)].map(([, px]) =>
      Number(px),
    );
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2, 2);
  });

  it('stand for nothing but zero when all counts are zero', () => {
    const html = renderToString(
      h(BarChart, { ...text, names, bars: [{ label: 'One', value: 0 }] }),
    );
    expect(html).not.toMatch(/NaN|Infinity/);
  });

  it('are pale, and say why, while a period is not over', () => {
    const bars = [{ label: 'Q4', value: 5, isUnfinished: true }];
    const html = renderToString(h(BarChart, { ...text, names, bars }));
    expect(html).toContain('bar-soft');
    expect(html).toContain('this period is not over yet');
  });

  it('write "hidden" for a count that is held back, in the table too', () => {
    const bars = [{ label: 'One', value: null }];
    const html = renderToString(h(BarChart, { ...text, names, bars, direction: 'lying' }));
    expect(html).toContain('<td class="n">hidden</td>');
  });
});

describe('dots', () => {
  const names = { row: 'Quarter', value: 'In time', range: '95% range' };

  it('give counts and no percentage under 20 cases', () => {
    const rows = [{ label: 'Q1', value: 0.5, cases: { part: 6, whole: 12 } }];
    const html = renderToString(
      h(DotInterval, { ...text, names, rows, isShare: true, domain: [0, 0.4] }),
    );
    expect(html).toContain('6 of 12');
    expect(html).not.toContain('50%');
    expect(html).not.toContain('r="5.5"');
  });

  it('give the share with its counts from 20 cases on', () => {
    const rows = [{ label: 'Q1', value: 0.5, cases: { part: 10, whole: 20 } }];
    const html = renderToString(h(DotInterval, { ...text, names, rows, isShare: true }));
    expect(html).toContain('10 of 20, 50%');
  });
});

describe('lines', () => {
  it('have a gap where there is no figure, and do not fall to zero', () => {
    const points = [1, 2, null, 4, 5].map((value, index) => ({ label: String(index), value }));
    const names = { point: 'Month', value: 'Reports' };
    const html = renderToString(h(LineChart, { ...text, names, points }));
    expect(/class="line" d="([^"]*)"/.exec(html)?.[1]?.match(/M/g)).toHaveLength(2);
  });
});

it('tints a cell by its share of the highest, and zero not at all', () => {
  expect([0, 1, 20, 21, 99, 100].map((value) => heatStep(value, 100))).toEqual([0, 1, 1, 2, 5, 5]);
  expect(heatStep(0, 0)).toBe(0);
});

it('shows every n-th label, so that none touches the next', () => {
  expect(everyNth(['Q1', 'Q2'], 40)).toBe(1);
  expect(everyNth(['September', 'October'], 40)).toBe(2);
});
