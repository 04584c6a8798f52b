import { ErrorTimeout, type IFrameWindowParams, type INavigator, type IWindow } from 'oidc-client-ts';

/**
 * The frame in which the issuer is asked without a question. It comes back to a page without a script (`/sign-in/silent`),
 * whose address the page around it reads: nothing of the application is loaded in it a second time.
 */
export const hiddenFrame: INavigator = {
  prepare: async ({ silentRequestTimeoutInSeconds = 10 }: IFrameWindowParams) =>
    frameFor(silentRequestTimeoutInSeconds * 1000),
  callback: async () => undefined,
};

const BACK = `${location.origin}/sign-in/silent`;

function frameFor(timeoutMs: number): IWindow {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = '登录';
  return {
    close: () => frame.remove(),
    async navigate({ url }) {
      const { promise, resolve, reject } = Promise.withResolvers<{ url: string }>();
      frame.addEventListener('load', () => {
        const address = addressOf(frame);
        if (address?.startsWith(BACK)) resolve({ url: address });
      });
      const timer = setTimeout(() => reject(new ErrorTimeout('the issuer did not answer')), timeoutMs);
      frame.src = url;
      document.body.append(frame);
      return promise.finally(() => {
        clearTimeout(timer);
        frame.remove();
      });
    },
  };
}

/** Undefined while the frame is at another origin, the issuer's or an error of the browser. */
function addressOf(frame: HTMLIFrameElement): string | undefined {
  try {
    return frame.contentWindow?.location.href;
  } catch {
    return undefined;
  }
}
