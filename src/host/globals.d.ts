/** The few globals that the Node host and the web worker host share; neither Node's nor the DOM's types fit both. */

declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare const performance: { now(): number };

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare function atob(base64: string): string;
