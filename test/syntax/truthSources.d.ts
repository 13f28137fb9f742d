/** Made by scripts/oracle.mjs: every module of this folder, since each language is one and none is listed by hand. */
declare module 'surprisal:truth-sources' {
  export const modules: readonly Readonly<Record<string, unknown>>[];
}
