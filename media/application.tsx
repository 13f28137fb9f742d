/** The application: one inspection in the layout of its place, or the sentence that stands in its stead. */

import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { defaultSignificantDigits, translator, type Wording } from '../src/present/index.ts';
import type { PageMessage } from '../src/protocol/index.ts';
import { Boundary } from './boundary.tsx';
import { CompactView } from './compact.tsx';
import type { PanelHost } from './host.ts';
import { type Layout, layoutProps, type PageState } from './layout.ts';
import { SentenceView } from './sentence.tsx';
import { WideView } from './wide.tsx';
import { WordingContext } from './wording.ts';

interface ApplicationProps {
  readonly shown: Signal<PageMessage | undefined>;
  readonly state: PageState;
  readonly host: PanelHost;
  readonly layout: Layout;
}

/** The whole page; empty until the host has sent something. */
export function Application({ shown, state, host, layout }: ApplicationProps) {
  const message = shown.value;
  const wording = useMemo(() => wordingOf(message), [message]);
  if (!message) return <main class={`panel ${layout}`} aria-busy="true" />;
  return (
    <WordingContext.Provider value={wording}>
      <main
        class={`panel ${layout}${message.type === 'show' && message.isGone ? ' gone' : ''}`}
        lang={message.language.locale}
      >
        <Boundary subject={message} wording={wording}>
          <Content message={message} state={state} host={host} layout={layout} wording={wording} />
        </Boundary>
      </main>
    </WordingContext.Provider>
  );
}

/** The language and the digits of a message. */
function wordingOf(message: PageMessage | undefined): Wording {
  return {
    translate: translator(message?.language.bundle),
    significantDigits: message?.type === 'show' ? message.significantDigits : defaultSignificantDigits,
  };
}

interface ContentProps extends Omit<ApplicationProps, 'shown'> {
  readonly message: PageMessage;
  readonly wording: Wording;
}

function Content({ message, state, host, layout, wording }: ContentProps) {
  if (message.type === 'sentence') return <SentenceView said={message} host={host} />;
  const View = layout === 'wide' ? WideView : CompactView;
  return <View {...layoutProps(message, state, host, wording)} />;
}
