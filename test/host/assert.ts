/** The few assertions the in-host tests need; Node's own are not there in the web worker host. */

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Compares plain values (anything JSON can write) by their content. */
export function equal<Value>(actual: Value, expected: Value, message = 'not equal'): void {
  const [actualText, expectedText] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (actualText !== expectedText) throw new Error(`${message}: got ${actualText}, expected ${expectedText}`);
}

export function matches(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}

/** Waits until `look` gives something truthy, and gives it back. */
export async function eventually<Value>(look: () => Value | Promise<Value>, what: string): Promise<NonNullable<Value>> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const value = await look();
    if (value) return value;
    ok(Date.now() < deadline, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
