/** The text around an array: what a reader sees beside the brackets, and what roles and silence are judged by. */

/** What stands around an array in its document. */
export interface Surroundings {
  /** VS Code's id of the document's language */
  readonly languageId: string;
  /** up to 200 characters before the array, line breaks included, from as many lines before as that takes */
  readonly before: string;
  /** up to 80 characters after it, on the same line and the next */
  readonly after: string;
}
