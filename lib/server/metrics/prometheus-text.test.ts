import { expect, it } from 'vitest';
import { prometheusText } from './prometheus-text';

it('writes each metric with its help, its type and one line a sample', () => {
  const text = prometheusText([
    { name: 'a_total', type: 'counter', help: 'All of a.', samples: [{ value: 3 }] },
    { name: 'b', type: 'gauge', help: 'B now.', samples: [{ labels: { network: 'x', state: 'due' }, value: 0.5 }] },
    { name: 'c', type: 'gauge', help: 'Nothing to say.', samples: [] },
  ]);
  expect(text).toBe(
    '# HELP a_total All of a.\n# TYPE a_total counter\na_total 3\n# HELP b B now.\n# TYPE b gauge\nb{network="x",state="due"} 0.5\n',
  );
});

it('escapes what would end a label', () => {
  const samples = [{ labels: { of: 'a "b" \\ \n' }, value: 1 }];
  expect(prometheusText([{ name: 'n', type: 'gauge', help: 'h', samples }])).toContain('n{of="a \\"b\\" \\\\ \\n"} 1');
});
