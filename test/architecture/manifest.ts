/** Holds package.json against the names the code uses: commands, views, settings, translations. */

import type { SourceFile } from './project.ts';
import { dottedName, literalText, parse, placeOf, ts, walk } from './syntax.ts';

/** The parts of package.json that name things of the code. */
export interface Manifest {
  readonly activationEvents?: readonly string[];
  readonly contributes: {
    readonly commands?: readonly { readonly command: string }[];
    readonly menus?: Readonly<
      Record<string, readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]>
    >;
    readonly submenus?: readonly { readonly id: string }[];
    readonly walkthroughs?: readonly {
      readonly id: string;
      readonly steps: readonly { readonly completionEvents?: readonly string[] }[];
    }[];
    readonly keybindings?: readonly { readonly command: string; readonly when?: string }[];
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome?: readonly { readonly view: string; readonly contents: string }[];
    readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

/** What src/host/identifiers.ts exports. */
export interface Identifiers {
  readonly commands: Readonly<Record<string, string>>;
  readonly views: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly settingsSection: string;
  readonly contextKeys: Readonly<Record<string, string>>;
  readonly submenus: Readonly<Record<string, string>>;
  readonly walkthroughs: Readonly<Record<string, string>>;
  readonly panelViewType: string;
}

/** Where manifest and identifiers differ. */
export function manifestComplaints(manifest: Manifest, identifiers: Identifiers): string[] {
  const { contributes } = manifest;
  const contributed = (contributes.commands ?? []).map(({ command }) => command);
  const views = Object.values(contributes.views ?? {}).flatMap((list) => list.map(({ id }) => id));
  const settings = Object.values(identifiers.settings).map((name) => `${identifiers.settingsSection}.${name}`);
  return [
    ...differences('command', contributed, Object.values(identifiers.commands)),
    ...differences('view', views, Object.values(identifiers.views)),
    ...differences('setting', Object.keys(contributes.configuration?.properties ?? {}), settings),
    ...differences(
      'submenu',
      (contributes.submenus ?? []).map(({ id }) => id),
      Object.values(identifiers.submenus),
    ),
    ...differences(
      'walkthrough',
      (contributes.walkthroughs ?? []).map(({ id }) => id),
      Object.values(identifiers.walkthroughs),
    ),
    ...unknownNames(manifest, [
      ...contributed,
      ...views,
      ...settings,
      ...views.map((view) => `${view}.focus`),
      ...Object.values(identifiers.contextKeys),
      ...Object.values(identifiers.submenus),
      identifiers.panelViewType,
    ]),
  ];
}

/** Names of ours in menus, key bindings, conditions, welcome texts and activation events that stand for nothing. */
function unknownNames({ activationEvents = [], contributes }: Manifest, known: readonly string[]): string[] {
  const entries: readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[] = [
    ...Object.values(contributes.menus ?? {}).flat(),
    ...(contributes.keybindings ?? []),
  ];
  const texts = [
    ...entries.flatMap(({ command = '', submenu = '', when = '' }) => [command, submenu, when]),
    ...Object.keys(contributes.menus ?? {}).filter((menu) => menu.startsWith('surprisal.')),
    ...(contributes.walkthroughs ?? []).flatMap(({ steps }) => steps.flatMap((step) => step.completionEvents ?? [])),
    ...(contributes.viewsWelcome ?? []).flatMap(({ view, contents }) => [view, contents]),
    ...activationEvents,
  ];
  return texts.flatMap((text) =>
    [...text.matchAll(/\bsurprisal\.[\w.]+/g)]
      .map(([name]) => name)
      .filter((name) => !known.includes(name))
      .map((name) => `package.json names ${name}, which is no command, view or setting`),
  );
}

function differences(kind: string, inManifest: readonly string[], inCode: readonly string[]): string[] {
  return [
    ...missing(inCode, inManifest).map((name) => `the ${kind} ${name} is missing in package.json`),
    ...missing(inManifest, inCode).map((name) => `the ${kind} ${name} of package.json is unknown to identifiers.ts`),
  ];
}

/**
 * Names that the code writes out although identifiers.ts has them, and identifiers that no code uses. A use such as
 * `commands[name]` counts for all of them.
 */
export function identifierComplaints(sources: readonly SourceFile[], identifiers: Identifiers): string[] {
  const used = new Set<string>();
  const written: string[] = [];
  for (const source of sources) {
    walk(parse(source), (node) => {
      if (ts.isPropertyAccessExpression(node)) used.add(dottedName(node) ?? '');
      if (ts.isElementAccessExpression(node)) used.add(`${dottedName(node.expression)}.*`);
      if (ts.isIdentifier(node)) used.add(node.text);
      const text = literalText(node);
      if (text !== undefined && /^surprisal\.\w/.test(text)) {
        written.push(`${placeOf(node)} writes out ${JSON.stringify(text)}: take it from identifiers.ts`);
      }
    });
  }
  const unused = (['commands', 'views', 'settings'] as const).flatMap((group) =>
    Object.keys(identifiers[group])
      .filter((name) => !used.has(`${group}.${name}`) && !used.has(`${group}.*`))
      .map((name) => `${group}.${name} of identifiers.ts is used nowhere`),
  );
  const panel = used.has('panelViewType') ? [] : ['panelViewType of identifiers.ts is used nowhere'];
  return [...written, ...unused, ...panel];
}

/** Where the %keys% of package.json and the keys of the package.nls files differ. */
export function nlsComplaints(manifest: unknown, bundles: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const wanted = [...new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key))];
  return Object.entries(bundles).flatMap(([file, bundle]) => [
    ...missing(wanted, Object.keys(bundle)).map((key) => `${file} lacks ${key}`),
    ...missing(Object.keys(bundle), wanted).map((key) => `${file} has ${key}, which package.json does not use`),
    ...Object.keys(bundle)
      .filter((key) => bundle[key]?.trim() === '')
      .map((key) => `${file} has nothing for ${key}`),
  ]);
}

export function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((name) => !present.includes(name));
}
