/** The few globals that the Node host and the web worker host share; neither Node's nor the DOM's types fit both. */

declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare const performance: { now(): number };
/** Only the Node host has it, and only a new Node measures its threads apart. */
declare const process: { threadCpuUsage?(): { readonly user: number; readonly system: number } } | undefined;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare function atob(base64: string): string;
