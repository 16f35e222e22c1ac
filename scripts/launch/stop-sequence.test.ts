import { describe, expect, it, vi } from 'vitest';
import { StopSequence } from './stop-sequence';

function recorder() {
  const order: string[] = [];
  const step = (name: string) => ({
    stop: async () => void order.push(name),
    kill: () => void order.push(`kill ${name}`),
  });
  return { order, step };
}

describe('stopping', () => {
  it('goes in reverse order, once', async () => {
    const { order, step } = recorder();
    const sequence = new StopSequence();
    for (const name of ['database', 'sandbox', 'web']) await sequence.add(step(name));
    await Promise.all([sequence.run(), sequence.run()]);
    expect(order).toEqual(['web', 'sandbox', 'database']);
    expect(sequence.signal.aborted).toBe(true);
  });

  it('goes on when one step fails, and says so', async () => {
    const { order, step } = recorder();
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const sequence = new StopSequence();
    await sequence.add(step('database'));
    await sequence.add({ stop: () => Promise.reject(new Error('stuck')) });
    await sequence.run();
    expect(order).toEqual(['database']);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  it('stops at once what is added too late', async () => {
    const { order, step } = recorder();
    const sequence = new StopSequence();
    await sequence.run();
    await sequence.add(step('late'));
    expect(order).toEqual(['late']);
  });

  it('kills in reverse order', async () => {
    const { order, step } = recorder();
    const sequence = new StopSequence();
    for (const name of ['database', 'web']) await sequence.add(step(name));
    sequence.kill();
    expect(order).toEqual(['kill web', 'kill database']);
  });
});
