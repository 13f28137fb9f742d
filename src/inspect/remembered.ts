/** What was read from a name, kept for the next question: an editor asks about the same few names again and again. */

/** Names that are kept of one kind; then it begins anew. */
const most = 500;

/** A longer text is no name, and not worth its memory. */
const longest = 100;

/** The same reading, which looks at each name once. */
export function remembered<Read>(read: (name: string) => Read): (name: string) => Read {
  const known = new Map<string, { readonly read: Read }>();
  return (name) => {
    const found = known.get(name);
    if (found) return found.read;
    const fresh = { read: read(name) };
    if (known.size >= most) known.clear();
    if (name.length <= longest) known.set(name, fresh);
    return fresh.read;
  };
}
