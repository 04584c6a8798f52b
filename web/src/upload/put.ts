/** The store answered, but not with a success: 403 is a signature that ran out. */
export class StoreRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`store answered ${status}`);
    this.status = status;
  }
}

interface Put {
  url: string;
  headers: Record<string, string>;
  body: Blob;
  onBytes: (bytes: number) => void;
}

/** One PUT to a signed address. XMLHttpRequest, since fetch does not say how much has gone out. */
function putOnce({ url, headers, body, onBytes }: Put): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = new XMLHttpRequest();
  request.open('PUT', url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.addEventListener('progress', ({ loaded }) => onBytes(loaded));
  request.addEventListener('load', () =>
    request.status >= 200 && request.status < 300 ? resolve() : reject(new StoreRefusal(request.status)),
  );
  request.addEventListener('error', () => reject(new StoreRefusal(0)));
  request.send(body);
  return promise;
}

const WAITS_MS = [1000, 3000, 8000];

/** Tries again what may pass by itself: a broken connection or a busy store. The same bytes to the same address do no harm. */
export async function put(request: Put): Promise<void> {
  for (const wait of [...WAITS_MS, undefined]) {
    try {
      return await putOnce(request);
    } catch (error) {
      const status = error instanceof StoreRefusal ? error.status : 0;
      if (wait === undefined || (status !== 0 && status < 500)) throw error;
      request.onBytes(0);
      await Promise.all([new Promise((resolve) => setTimeout(resolve, wait)), online()]);
    }
  }
}

/** While the machine has no network there is no use in trying. */
const online = () =>
  navigator.onLine
    ? undefined
    : new Promise((resolve) => addEventListener('online', resolve, { once: true }));
