/** Names that nobody can guess and that never come twice: nonces of a policy, ids of questions. */

/** 32 hexadecimal digits. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
