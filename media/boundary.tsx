/** A boundary: what cannot be drawn becomes a sentence, and everything around it stays. */

import { Component, type ComponentChildren } from 'preact';
import { message, type Wording } from '../src/present/index.ts';

interface BoundaryProps {
  readonly wording: Wording;
  /** what is drawn: another one gives the children a new chance */
  readonly subject: unknown;
  readonly children: ComponentChildren;
}

interface BoundaryState {
  readonly failure: string | undefined;
}

/** Catches what its children throw while they are drawn. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static override getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override state: BoundaryState = { failure: undefined };

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.subject !== this.props.subject && this.state.failure !== undefined)
      this.setState({ failure: undefined });
  }

  override render({ wording, children }: BoundaryProps, { failure }: BoundaryState) {
    if (failure === undefined) return children;
    return (
      <p class="notice problem" role="alert">
        {wording.translate(message('This part could not be drawn: {0}', failure))}
      </p>
    );
  }
}
