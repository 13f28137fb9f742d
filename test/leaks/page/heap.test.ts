/** What 2,000 inspections, one after the other, leave in the heap of the panel's page, and of nodes and listeners in it. */

import * as assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import { encodeToPanel } from '../../../src/protocol/index.ts';
import { inspectionOf } from '../../unit/present/inspections.ts';
import { openPanel } from '../../webview/panelPage.ts';
import { cycles, growthLine, largestGrowth, warmUp } from '../heap.ts';

/** Inspections of several kinds: other tabs, pictures and derivations. */
function message(number: number): unknown {
  const share = ((number * 37) % 101) / 101;
  const logits = [
    [share, 1, -share],
    [2, share, 0.5],
  ];
  const inspections = [
    () => inspectionOf('softmax', { logits: ['logits', logits] }),
    () => inspectionOf('sparseSoftmaxCrossEntropyWithLogits', { logits: ['z', logits], labels: ['y', [0, 2]] }),
    () => inspectionOf('klDivergence', { p: ['p', [share, 1 - share]], q: ['q', [0.25, 0.75]] }),
    () => inspectionOf('entropy', { p: ['p', [share / 2, 1 - share, share / 2]] }),
  ];
  return encodeToPanel({
    type: 'show',
    id: String(number),
    inspection: inspections[number % inspections.length](),
    language: { locale: 'en', bundle: {} },
    significantDigits: 8,
  });
}

interface Held {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

describe('the heap of the page', () => {
  it('keeps nothing of what was shown before', async () => {
    const panel = await openPanel();
    const session = await panel.page.context().newCDPSession(panel.page);
    const show = async (from: number, count: number): Promise<void> => {
      for (let number = from; number < from + count; number += 1) {
        await panel.page.evaluate(async (encoded) => {
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          // the page's own notes, which only a test reads
          window.posted.length = 0;
          window.postMessage(encoded, '*');
          await frame();
          await frame();
        }, message(number));
      }
      // formulas wait until nothing moves
      await panel.page.waitForTimeout(1000);
      await panel.formulas();
    };
    await show(0, warmUp);
    const before = await held(session);
    await show(warmUp, cycles);
    const after = await held(session);
    const note = `; nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}`;
    console.log(growthLine('inspections in one page', before.bytes, after.bytes, note));
    assert.ok(after.bytes - before.bytes <= largestGrowth, `${after.bytes - before.bytes} bytes`);
    assert.ok(after.nodes <= before.nodes * 1.5, `${after.nodes} nodes`);
    assert.deepEqual(panel.trouble, []);
    await panel.close();
  });
});
