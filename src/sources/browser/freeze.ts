/** Keeps a page where it is: from now on nothing that it does leads to another document. */
import type { Tab } from './tab.ts';

/** Returns whether an attempt to leave was refused since. */
export async function freeze(tab: Tab): Promise<() => boolean> {
  const { session } = tab;
  const { frameTree } = await tab.within(session.send('Page.getFrameTree'));
  let wasRefused = false;
  session.on('Fetch.requestPaused', ({ requestId, frameId }) => {
    const isPage = frameId === frameTree.frame.id;
    if (isPage) wasRefused = true;
    const answer = isPage
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : session.send('Fetch.continueRequest', { requestId });
    // The request may be gone, with its frame.
    answer.catch(() => {});
  });
  await tab.within(session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] }));
  return () => wasRefused;
}
