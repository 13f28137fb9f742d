/**
 * Text of a document on its way into what VS Code draws: labels, where $(name) is an icon, and messages, where [text](target)
 * is a link. What is returned looks as it was written.
 */

/** For labels of lists: an icon's name stays a name. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** For messages in the corner of the window: a link would need no space between its text and its target. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
